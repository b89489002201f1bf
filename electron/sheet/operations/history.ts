import type { RowRules } from '../../../shared/consumer/target';
import type { OperationOf, Step } from '../../../shared/sheet/operation';
import type { StepResult } from '../../../shared/sheet/step';
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
  /** Filled cells of a split column that have only one part. */
  undivided: number;
}

/** A table's additions, and the rules, which have a target for each column. */
export interface Shape {
  added: Additions;
  rules: RowRules;
}

/** What was done, as far as it can be done to another file. */
export interface Deed {
  /** Its columns are named as they were before it was done. Null if it is no step. */
  step: Step | null;
  recipe: OperationOf<'recipe'> | null;
  /** Cells or rows changed. */
  changed: number;
  /** Of a recipe: what each step did. */
  results: readonly StepResult[];
}

/** A deed with its change. */
export interface Entry extends Deed {
  change: Change;
}

const NO_STEP: Deed = { step: null, recipe: null, changed: 0, results: [] };

/** Memory limit for changes that can be undone. */
const MOST_BYTES = 300 * 1024 * 1024;
/** Memory of a change without its values. */
const BYTES_PER_CHANGE = 1_024;

/** Done and undone changes, as many as fit into memory. The oldest are dropped first. */
export class History {
  #done: Entry[] = [];
  #undone: Entry[] = [];
  /** Deeds that cannot be undone, because their change was dropped or because they changed nothing. */
  #fixed: Deed[] = [];
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

  /** Everything that was done and not undone, in its order. */
  deeds(): readonly Deed[] {
    return [...this.#fixed, ...this.#done];
  }

  /** The last `count` entries that undo reaches, oldest first. */
  last(count: number): readonly Entry[] {
    return count === 0 ? [] : this.#done.slice(-count);
  }

  /** How many times to undo until a deed is undone; null if undo does not reach one. The latest such deed counts. */
  reachOf(isMeant: (deed: Deed) => boolean): number | null {
    const index = this.#done.findLastIndex(isMeant);
    return index === -1 ? null : this.#done.length - index;
  }

  push(change: Change, deed: Deed = NO_STEP): void {
    for (const undone of this.#undone) this.#bytes -= bytesOf(undone.change);
    this.#undone = [];
    this.#done.push({ ...deed, change });
    this.#bytes += bytesOf(change);
    while (this.#bytes > this.mostBytes && this.#done.length > 1) {
      const { change: dropped, ...forgotten } = this.#done.shift() as Entry;
      this.#bytes -= bytesOf(dropped);
      if (forgotten.step !== null || forgotten.recipe !== null) this.#fixed.push(forgotten);
      this.#isCut = true;
    }
  }

  /** Remembers a deed that changed nothing. Undo passes over it. */
  note(deed: Deed): void {
    this.#fixed.push(deed);
  }

  /** Forgets the deeds without a change that are meant. */
  forget(isMeant: (deed: Deed) => boolean): void {
    this.#fixed = this.#fixed.filter((deed) => !isMeant(deed));
  }

  /** The change that undoes the last one. */
  undo(): Change | undefined {
    const entry = this.#done.pop();
    if (entry === undefined) return undefined;
    this.#undone.push(entry);
    return inverse(entry.change);
  }

  redo(): Change | undefined {
    const entry = this.#undone.pop();
    if (entry !== undefined) this.#done.push(entry);
    return entry?.change;
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
    case 'several':
      return change.changes.reduce((sum, each) => sum + bytesOf(each), BYTES_PER_CHANGE);
  }
}
