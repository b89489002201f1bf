import type { OperationOf, Step } from '../../../shared/sheet/operation';
import type { StepResult } from '../../../shared/sheet/step';
import { bytesOf, inverse, type Change } from '../operations/change';
import { StepTally, type RecipeDeed } from './step-tally';

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

/** Done and undone changes, as many as fit into memory. The oldest are dropped first. */
export class History {
  #done: Entry[] = [];
  #undone: Entry[] = [];
  /** Deeds that cannot be undone, because their change was dropped or because they changed nothing. */
  #fixed: Deed[] = [];
  #doneTally = new StepTally();
  #fixedTally = new StepTally();
  #bytes = 0;
  #isCut = false;

  /** @param mostBytes memory limit; the last change is kept even if it exceeds the limit */
  constructor(private readonly mostBytes = MOST_BYTES) {}

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  /** How many undone changes can be redone. */
  get undone(): number {
    return this.#undone.length;
  }

  /** Whether undo no longer reaches the file as it was opened. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** Steps among {@link deeds}, without those that are off. */
  get steps(): number {
    return this.#fixedTally.steps + this.#doneTally.steps;
  }

  /** The last recipe among {@link deeds}. */
  get lastRecipe(): RecipeDeed | undefined {
    return this.#doneTally.lastRecipe ?? this.#fixedTally.lastRecipe;
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
    this.#forgetUndone();
    const entry = { ...deed, change };
    this.#done.push(entry);
    this.#doneTally.add(entry);
    this.#bytes += bytesOf(change);
    while (this.#bytes > this.mostBytes && this.#done.length > 1) this.#dropOldest();
  }

  /** Remembers a deed that changed nothing. Undo passes over it. */
  note(deed: Deed): void {
    this.#forgetUndone();
    this.#fix(deed);
  }

  /** Forgets the deeds without a change that are meant. */
  forget(isMeant: (deed: Deed) => boolean): void {
    for (const deed of this.#fixed) if (isMeant(deed)) this.#fixedTally.remove(deed);
    this.#fixed = this.#fixed.filter((deed) => !isMeant(deed));
  }

  /** The change that undoes the last one. */
  undo(): Change | undefined {
    const entry = this.#done.pop();
    if (entry === undefined) return undefined;
    this.#doneTally.remove(entry);
    this.#undone.push(entry);
    return inverse(entry.change);
  }

  redo(): Change | undefined {
    const entry = this.#undone.pop();
    if (entry === undefined) return undefined;
    this.#done.push(entry);
    this.#doneTally.add(entry);
    return entry.change;
  }

  #forgetUndone(): void {
    for (const undone of this.#undone) this.#bytes -= bytesOf(undone.change);
    this.#undone = [];
  }

  #dropOldest(): void {
    const entry = this.#done.shift() as Entry;
    this.#doneTally.remove(entry);
    const { change, ...deed } = entry;
    this.#bytes -= bytesOf(change);
    if (deed.step !== null || deed.recipe !== null) this.#fix(deed);
    this.#isCut = true;
  }

  #fix(deed: Deed): void {
    this.#fixed.push(deed);
    this.#fixedTally.add(deed);
  }
}
