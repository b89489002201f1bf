/** More show that the file is something else. */
export { MAX_COLUMNS } from '../../../shared/consumer/target';

/** Five times what a sheet of Excel can have. The sentence of `too-many-rows` says it. */
export const MAX_ROWS = 5_000_000;

/**
 * What the texts of all cells may come to: a workbook of a few megabytes can refer to one long text from every cell. The sentence of
 * `too-much-text` says it.
 */
export const MAX_TEXT_BYTES = 2 * 1024 ** 3;

/** Cells whose places are kept, four bytes each. */
export const MAX_CELLS = 200_000_000;

/**
 * Excel ends at 32,767 characters. A quote that is not closed within so many bytes is not closed at all: this is what keeps the
 * search for closing quotes, and how long one of them holds up the reading, within a bound.
 */
export const MAX_CELL_BYTES = 16 * 1024 * 1024;

/** A line that is longer shows that the file is no table. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** Enough for one in each row of any sheet of Excel; beyond so many, nobody reads them. */
export const MAX_REMARKS = 4 * 1024 * 1024;
