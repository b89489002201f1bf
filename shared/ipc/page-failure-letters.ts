/** The longest parts of a page's failure, in characters: the page cuts longer texts. */
export const PAGE_FAILURE_LETTERS = { name: 100, message: 1_000, stack: 8_000 } as const;
