/** Typing in a search field rests this long before the search begins. */
export const SEARCH_DELAY_MS = 200;
