import type { ColumnEdits } from './column-edits';
import { ColumnValues } from './column-values';
import type { RowSet } from './row-set';

/**
 * A change of one column, with everything that undo and redo need. A change of few cells lists their values. A change of many keeps the
 * column's edits before and after it; they cost no memory if another change shares them.
 */
export type ColumnChange =
  | { kind: 'cells'; column: number; before: ColumnValues; after: ColumnValues }
  | { kind: 'column'; column: number; rows: RowSet; before: ColumnEdits; after: ColumnEdits };

/** What a change replaced: a {@link ColumnChange} without its new values. */
export type ReplacedValues =
  | { kind: 'cells'; column: number; before: ColumnValues }
  | { kind: 'column'; column: number; rows: RowSet; before: ColumnEdits };

export function replacedBy(change: ColumnChange): ReplacedValues {
  const { column } = change;
  if (change.kind === 'cells') return { kind: 'cells', column, before: change.before };
  return { kind: 'column', column, rows: change.rows, before: change.before };
}

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

/** The cell's value before the change: null for the file's own, undefined if the row was not changed. */
export function valueBefore(change: ReplacedValues, row: number): string | null | undefined {
  if (change.kind === 'cells') return change.before.of(row);
  return change.rows.has(row) ? change.before.valueOf(row) : undefined;
}

/** The cell after the change; as {@link valueBefore}. */
export function valueAfter(change: ColumnChange, row: number): string | null | undefined {
  return valueBefore(inverseOf(change), row);
}

/** Memory needed to undo the change, in bytes. */
export function byteLengthOf(change: ColumnChange): number {
  if (change.kind === 'cells') return change.before.byteLength + change.after.byteLength;
  return change.before.byteLength + change.rows.byteLength;
}
