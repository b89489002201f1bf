import type { RowRules } from '../../shared/consumer/target';

/** New values for many cells of a column; null is the file's own value, which is not copied. */
export interface ColumnChange {
  column: number;
  /** Ascending. */
  rows: Uint32Array;
  before: readonly (string | null)[];
  after: readonly (string | null)[];
}

/** One change of the sheet, with all that undo and redo need. */
export type Change =
  | { kind: 'cells'; cells: { row: number; column: number; before: string; after: string }[] }
  /** Changes of many cells, by column. */
  | { kind: 'columns'; columns: ColumnChange[] }
  /** Rows whose exclusion really changed. */
  | { kind: 'exclusion'; rows: number[]; excluded: boolean }
  | { kind: 'rules'; before: RowRules; after: RowRules };

/** More steps than people remember. */
const MOST_CHANGES = 1_000;

/** Done and undone changes. */
export class History {
  #done: Change[] = [];
  #undone: Change[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  push(change: Change): void {
    this.#done.push(change);
    if (this.#done.length > MOST_CHANGES) this.#done.shift();
    this.#undone = [];
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

function inverse(change: Change): Change {
  switch (change.kind) {
    case 'cells':
      // Backwards, so that a cell changed twice gets its first value back.
      return {
        kind: 'cells',
        cells: change.cells.map((cell) => ({ ...cell, before: cell.after, after: cell.before })).reverse(),
      };
    case 'columns':
      return {
        kind: 'columns',
        columns: change.columns.map((column) => ({ ...column, before: column.after, after: column.before })),
      };
    case 'exclusion':
      return { ...change, excluded: !change.excluded };
    case 'rules':
      return { kind: 'rules', before: change.after, after: change.before };
  }
}
