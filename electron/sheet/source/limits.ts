export { MAX_COLUMNS } from '../../../shared/consumer/excel-limits';
export { MAX_CELL_BYTES, MAX_ROWS, MAX_TEXT_BYTES } from '../../../shared/sheet/limits';

/** More than a sheet of a million rows ever has. */
export const MAX_FILE_BYTES = 1024 ** 3;

/** Cells whose positions are stored, four bytes each. */
export const MAX_CELLS = 200_000_000;

/** A longer line shows that the file is not a table. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** Enough for one in every row of any Excel sheet. Nobody reads more. */
export const MAX_REMARKS = 4 * 1024 * 1024;
