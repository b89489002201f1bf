/** Rows of a sheet: five times what a sheet of Excel can have. */
export const MAX_ROWS = 5_000_000;

/** What the texts of all cells may come to: a workbook of a few megabytes can refer to one long text from every cell. */
export const MAX_TEXT_BYTES = 2 * 1024 ** 3;

/**
 * Bytes of a cell in a text file; Excel ends at 32,767 characters. A quote that is not closed within so many bytes counts as never closed.
 * This bounds the search for closing quotes, and how long one of them delays the reading.
 */
export const MAX_CELL_BYTES = 16 * 1024 * 1024;

/** Characters of a path on Windows. */
export const PATH_LETTERS = 32_767;

/** Characters of a text to search for. */
export const SEARCH_LETTERS = 200;

/** Rows of one message in which the grid is shown a part of the sheet. */
export const MAX_WINDOW_ROWS = 500;

/** Rows of one message between main and the sheet process. */
export const MAX_MESSAGE_ROWS = 5_000;
