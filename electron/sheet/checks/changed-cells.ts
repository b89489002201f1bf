import { RowSet } from '../table/row-set';

/** Cells that may have changed: those of the rows in the columns. */
export interface ChangedCells {
  rows: RowSet;
  columns: ReadonlySet<number>;
}

/** Copying the changed cells of a column takes about three times as long for each as scanning the whole column. */
const MOST_COPIED_SHARE = 1 / 3;

/** Whether it is quicker to scan the whole columns than to copy the changed cells. */
export const isScannedWhole = (rows: RowSet, rowCount: number): boolean => rows.size > rowCount * MOST_COPIED_SHARE;

/** The same cells, with those together whose columns are scanned as a whole. May add cells that did not change. */
export function scannedTogether(changes: readonly ChangedCells[], rowCount: number): ChangedCells[] {
  const whole = changes.filter(({ rows }) => isScannedWhole(rows, rowCount));
  if (whole.length < 2) return [...changes];
  return [cellsOfAll(whole, rowCount), ...changes.filter((change) => !whole.includes(change))];
}

/** All rows and all columns of the changes. */
export function cellsOfAll(changes: readonly ChangedCells[], rowCount: number): ChangedCells {
  const [first] = changes;
  if (first !== undefined && changes.length === 1) return first;
  const rows = new RowSet(rowCount);
  for (const change of changes) rows.addAll(change.rows);
  return { rows, columns: new Set(changes.flatMap(({ columns }) => [...columns])) };
}
