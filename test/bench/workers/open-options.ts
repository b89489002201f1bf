/** How the bench opens its sheets: as somebody who has told nothing does. */
export const OPEN_OPTIONS = { options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null } as const;
