import type { CellRange } from '../../../shared/sheet/operation';
import type { EditedTable } from '../table/edited-table';

/** Rows of the view from a position on, at most `count`. */
export type ViewRows = (start: number, count: number) => Uint32Array;

/** Rows and columns of a table. */
export interface CellsOfRange {
  table: EditedTable;
  rows: Uint32Array;
  columns: readonly number[];
}

/** The cells that a range of the view has in the table. Columns that the table does not have are left out. */
export function cellsOfRange(table: EditedTable, viewRows: ViewRows, { start, end, columns }: CellRange): CellsOfRange {
  const known = columns.filter((column) => column < table.headers.length);
  return { table, rows: viewRows(start, end - start), columns: known };
}
