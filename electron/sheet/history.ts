import type { RowRules } from '../../shared/consumer/target';

/** Something a person did to the sheet, with all that is needed to take it back and do it again. */
export type Change =
  | { kind: 'cells'; cells: { row: number; column: number; before: string; after: string }[] }
  /** Rows whose exclusion really changed. */
  | { kind: 'exclusion'; rows: number[]; excluded: boolean }
  | { kind: 'rules'; before: RowRules; after: RowRules };

/** As far back as people remember what they did. */
const MOST_CHANGES = 1_000;

/** What was done and what was undone. */
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

  /** The change to be taken back, as the change that does that. */
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
      // Backwards, so that a cell that was changed twice ends as it began.
      return {
        kind: 'cells',
        cells: change.cells.map((cell) => ({ ...cell, before: cell.after, after: cell.before })).reverse(),
      };
    case 'exclusion':
      return { ...change, excluded: !change.excluded };
    case 'rules':
      return { kind: 'rules', before: change.after, after: change.before };
  }
}
