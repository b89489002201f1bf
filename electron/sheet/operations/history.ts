import type { RowRules } from '../../../shared/consumer/target';
import { byteLengthOf, inverseOf, type ColumnChange } from '../table/column-change';
import type { Additions } from '../table/edited-table';
import type { RowSet } from '../table/row-set';

/** One change of the sheet, with everything needed to undo and redo it. */
export type Change =
  | { kind: 'columns'; columns: readonly ColumnChange[] }
  /** Rows whose exclusion really changed. */
  | { kind: 'exclusion'; rows: RowSet; excluded: boolean }
  | { kind: 'rules'; before: RowRules; after: RowRules }
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
}

/** A table's additions, and the rules, which have a target for each column. */
export interface Shape {
  added: Additions;
  rules: RowRules;
}

/** Memory limit for changes that can be undone. */
const MOST_BYTES = 300 * 1024 * 1024;
/** Memory of a change without its values. */
const BYTES_PER_CHANGE = 1_024;

/** Done and undone changes, as many as fit into memory. The oldest are dropped first. */
export class History {
  #done: Change[] = [];
  #undone: Change[] = [];
  #bytes = 0;
  #isCut = false;

  /** @param mostBytes memory limit; the last change is kept even if it exceeds the limit */
  constructor(private readonly mostBytes = MOST_BYTES) {}

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Whether undo no longer reaches the file as it was opened. */
  get isCut(): boolean {
    return this.#isCut;
  }

  push(change: Change): void {
    for (const undone of this.#undone) this.#bytes -= bytesOf(undone);
    this.#undone = [];
    this.#done.push(change);
    this.#bytes += bytesOf(change);
    while (this.#bytes > this.mostBytes && this.#done.length > 1) {
      this.#bytes -= bytesOf(this.#done.shift() as Change);
      this.#isCut = true;
    }
  }

  /** The change that undoes the last one. */
  undo(): Change | undefined {
    const change = this.#done.pop();
    if (change === undefined) return undefined;
    this.#undone.push(change);
    return inverse(change);
  }

  redo(): Change | undefined {
    const change = this.#undone.pop();
    if (change !== undefined) this.#done.push(change);
    return change;
  }
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
    case 'several':
      return { kind: 'several', changes: change.changes.map(inverse).reverse() };
    case 'shape':
      return { ...change, before: change.after, after: change.before, columns: change.columns.map(inverseOf) };
  }
}

function bytesOf(change: Change): number {
  switch (change.kind) {
    case 'columns':
      return change.columns.reduce((sum, column) => sum + byteLengthOf(column), BYTES_PER_CHANGE);
    case 'exclusion':
      return BYTES_PER_CHANGE + change.rows.byteLength;
    case 'rules':
      return BYTES_PER_CHANGE + JSON.stringify([change.before, change.after]).length;
    case 'several':
      return change.changes.reduce((sum, each) => sum + bytesOf(each), 0);
    case 'shape': {
      const shapes = BYTES_PER_CHANGE + JSON.stringify([change.before, change.after]).length;
      return change.columns.reduce((sum, column) => sum + byteLengthOf(column), shapes);
    }
  }
}
