/** Excel's limits: columns and rows of a sheet, and characters in a cell and in a sheet's name. */
export const MAX_COLUMNS = 16_384;
export const EXCEL_ROWS = 1_048_576;
export const MAX_CELL_LETTERS = 32_767;
/** Excel's own limit is 31, but other programs write longer names. */
export const SHEET_NAME_LETTERS = 255;
