export { MAX_COLUMNS } from '../../../shared/consumer/excel-limits';
export { MAX_CELL_BYTES, MAX_ROWS, MAX_TEXT_BYTES } from '../../../shared/sheet/limits';

/** Cells whose places are kept, four bytes each. */
export const MAX_CELLS = 200_000_000;

/** A line that is longer shows that the file is no table. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** Enough for one in each row of any sheet of Excel; beyond so many, nobody reads them. */
export const MAX_REMARKS = 4 * 1024 * 1024;
