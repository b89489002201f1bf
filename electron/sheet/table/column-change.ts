import type { ColumnEdits } from './column-edits';
import { ColumnValues } from './column-values';
import type { RowSet } from './row-set';

/**
 * A change of one column, with all that undo and redo need. Few cells are listed with their values; a change of many holds the column's
 * edits before and after it, which cost nothing where they are those of another change.
 */
export type ColumnChange =
  | { kind: 'cells'; column: number; before: ColumnValues; after: ColumnValues }
  | { kind: 'column'; column: number; rows: RowSet; before: ColumnEdits; after: ColumnEdits };

export function inverseOf(change: ColumnChange): ColumnChange {
  return { ...change, before: change.after, after: change.before } as ColumnChange;
}

/** Rows whose cell changed, ascending. */
export function rowsOf(change: ColumnChange): Iterable<number> {
  return change.kind === 'cells' ? change.before.rows : change.rows;
}

export function countOf(change: ColumnChange): number {
  return change.kind === 'cells' ? change.before.rows.length : change.rows.size;
}

/** The cell before the change: null for the file's own value, undefined where the row was not changed. */
export function valueBefore(change: ColumnChange, row: number): string | null | undefined {
  if (change.kind === 'cells') return change.before.of(row);
  return change.rows.has(row) ? change.before.valueOf(row) : undefined;
}

/** Memory that it takes to undo the change, in bytes. */
export function byteLengthOf(change: ColumnChange): number {
  if (change.kind === 'cells') return change.before.byteLength + change.after.byteLength;
  return change.before.byteLength + change.rows.byteLength;
}
