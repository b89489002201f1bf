/** The bench opens its sheets with no option set by a person. */
export const OPEN_OPTIONS = { options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null } as const;
