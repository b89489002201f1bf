/** Rows in a sheet: about five times Excel's limit. */
export const MAX_ROWS = 5_000_000;

/** Limit on the total text of all cells, since a workbook of a few megabytes can refer to one long text from every cell. */
export const MAX_TEXT_BYTES = 2 * 1024 ** 3;

/**
 * Bytes in a cell of a text file; Excel's limit is 32,767 characters. A quote that is not closed within this size counts as never closed.
 * This limits the search for closing quotes, and how long one of them delays reading.
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

/** Characters that are copied to the clipboard at most: a copy is one message, and other programs take it as a whole. */
export const MAX_COPIED_LETTERS = 32 * 1024 * 1024;

/** Columns that are filtered at the same time. */
export const MAX_FILTERS = 50;

/** Values that one column is filtered by. */
export const MAX_FILTER_VALUES = 1_000;

/** Values of a column that are shown to choose from. */
export const FACET_VALUES = 200;

/** Bytes of a shop list in one message to the sheet process. */
export const MAX_LIST_PIECE_BYTES = 256 * 1024;
