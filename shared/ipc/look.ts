/** The languages of the program. */
export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Light or dark, or as the system is. */
export const COLOR_SCHEMES = ['auto', 'light', 'dark'] as const;
