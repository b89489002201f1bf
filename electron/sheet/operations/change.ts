import type { RowRules } from '../../../shared/consumer/target';
import type { DecisionsChange } from '../decisions/decide-emails';
import { byteLengthOf, inverseOf, type ColumnChange } from '../table/column-change';
import type { Additions } from '../table/edited-table';
import type { RowSet } from '../table/row-set';

/** Memory of a change without its values. */
const BYTES_PER_CHANGE = 1_024;

const BYTES_PER_DECISION = 512;

/** One change of the sheet, with everything needed to undo and redo it. */
export type Change =
  | { kind: 'columns'; columns: readonly ColumnChange[] }
  /** Rows whose exclusion really changed. */
  | { kind: 'exclusion'; rows: RowSet; excluded: boolean }
  | { kind: 'rules'; before: RowRules; after: RowRules }
  | DecisionsChange
  /** Made one after another, undone together. */
  | { kind: 'several'; changes: readonly Change[] }
  | Reshaping;

/** Rows or columns that are added or, when that is undone, removed, together with their cells and the rules. */
export interface Reshaping {
  kind: 'shape';
  before: Shape;
  after: Shape;
  columns: readonly ColumnChange[];
  /** Columns that the added ones are made of. */
  madeOf: readonly number[];
  /** Filled cells of a split column that have only one part. */
  undivided: number;
}

/** A table's additions, and the rules, which have a target for each column. */
export interface Shape {
  added: Additions;
  rules: RowRules;
}

/** The change that undoes another one. */
export function inverse(change: Change): Change {
  switch (change.kind) {
    case 'columns':
      return { kind: 'columns', columns: change.columns.map(inverseOf) };
    case 'exclusion':
      return { ...change, excluded: !change.excluded };
    case 'rules':
      return { kind: 'rules', before: change.after, after: change.before };
    case 'decisions':
      return {
        kind: 'decisions',
        rows: change.rows.map(({ row, before, after }) => ({ row, before: after, after: before })),
      };
    case 'several':
      return { kind: 'several', changes: change.changes.map(inverse).reverse() };
    case 'shape':
      return { ...change, before: change.after, after: change.before, columns: change.columns.map(inverseOf) };
  }
}

/** Memory that a change takes in the history. */
export function bytesOf(change: Change): number {
  switch (change.kind) {
    case 'columns':
      return change.columns.reduce((sum, column) => sum + byteLengthOf(column), BYTES_PER_CHANGE);
    case 'exclusion':
      return BYTES_PER_CHANGE + change.rows.byteLength;
    case 'rules':
      return BYTES_PER_CHANGE + JSON.stringify([change.before, change.after]).length;
    case 'decisions':
      return BYTES_PER_CHANGE + change.rows.length * BYTES_PER_DECISION;
    case 'shape': {
      const shapes = BYTES_PER_CHANGE + JSON.stringify([change.before, change.after]).length;
      return change.columns.reduce((sum, column) => sum + byteLengthOf(column), shapes);
    }
    case 'several':
      return change.changes.reduce((sum, each) => sum + bytesOf(each), BYTES_PER_CHANGE);
  }
}
