/** The API addresses on offer. Any other may be typed. */
export const BASE_URL_PRESETS = ['https://api.aplaut.io/v4', 'https://api.shoppilot.ru/v4'] as const;

/** The time zone of `created_at` that the brief sets for shops without one. */
export const DEFAULT_TIME_ZONE = 'Europe/Moscow';

/** Requests per second from one IP that the API grants (api-contract.md, Limits). */
export const DEFAULT_PACE = 2;

/** The most that can be chosen. */
export const MAX_PACE = 1_000;

/** The id of the built-in shop. It always exists, and its address changes with every run. */
export const PRACTICE_SHOP_ID = 'practice';

/** The longest shop name, address and time zone name, in characters. */
export const SHOP_NAME_LETTERS = 100;
export const BASE_URL_LETTERS = 2048;

/** The longest note on a shop. */
export const SHOP_NOTE_LETTERS = 500;

/** From how many shops on their list can be searched. */
export const SEARCHED_SHOPS = 7;

/** From how many rows on a delivery to a live shop asks for the shop's name first. */
export const LARGE_DELIVERY_ROWS = 1_000;
