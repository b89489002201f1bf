/** The most columns and rows of a sheet of Excel, and the most characters of its cells and its name. */
export const MAX_COLUMNS = 16_384;
export const EXCEL_ROWS = 1_048_576;
export const MAX_CELL_LETTERS = 32_767;
/** Excel's own limit is 31; other programs write longer names. */
export const SHEET_NAME_LETTERS = 255;
