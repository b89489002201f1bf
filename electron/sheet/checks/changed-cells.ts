import { RowSet } from '../table/row-set';

/** Cells that may have changed: those of the rows in the columns. */
export interface ChangedCells {
  rows: RowSet;
  columns: ReadonlySet<number>;
}

/** All rows and all columns of the changes. */
export function cellsOfAll(changes: readonly ChangedCells[], rowCount: number): ChangedCells {
  const [first] = changes;
  if (first !== undefined && changes.length === 1) return first;
  const rows = new RowSet(rowCount);
  for (const change of changes) rows.addAll(change.rows);
  return { rows, columns: new Set(changes.flatMap(({ columns }) => [...columns])) };
}
