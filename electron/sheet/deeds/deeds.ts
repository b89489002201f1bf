import type { Operation, SingleOperation, StepColumn } from '../../../shared/sheet/operation';
import { stepOf, type SheetSteps } from '../../../shared/sheet/step';
import type { Change } from '../operations/change';
import { History } from './history';
import { planOperation, type PlannedOn } from '../operations/plan-operation';
import { cellsChangedBy } from '../operations/preview-change';
import type { SheetColumn, SheetState } from '../../../shared/sheet/sheet-state';
import { doRecipe } from './do-recipe';
import { stepColumns, stepsDone } from './steps-done';

/** The sheet that deeds are done to. */
export interface DeedSheet {
  now(): PlannedOn & { columns: readonly SheetColumn[] };
  /** Makes a change and checks what it concerns. If that fails or is cancelled, the sheet is as it was. */
  make(change: Change): Promise<void>;
  /** Makes a change without checking anything. */
  put(change: Change): Promise<void>;
  /** Checks what was changed since the last check. */
  check(): Promise<void>;
}

/** What is done to a sheet, undone and done again. */
export class Deeds {
  #history = new History();

  constructor(private readonly sheet: DeedSheet) {}

  state(): Pick<SheetState, 'canUndo' | 'undone' | 'undoIsCut' | 'steps' | 'recipe'> {
    const { canUndo, undone, isCut, steps, lastRecipe } = this.#history;
    const recipe = lastRecipe === undefined ? null : { id: lastRecipe.recipe.id, name: lastRecipe.recipe.name };
    return { canUndo, undone, undoIsCut: isCut, steps, recipe };
  }

  /** What was done that could be done to another file. */
  steps(): SheetSteps {
    return stepsDone(this.#history);
  }

  /** The columns of the step that an operation is; undefined if it is none. */
  stepColumns(operation: Operation): StepColumn[] | undefined {
    return operation.kind === 'recipe' ? undefined : stepOf(operation, this.#columns())?.columns;
  }

  /** The change that an operation would make; null if it changes nothing. */
  plan(operation: SingleOperation): Promise<Change | null> {
    return planOperation(operation, this.sheet.now());
  }

  /** Does an operation, as one step of undo. Returns the number of cells or rows changed. */
  async apply(operation: Operation): Promise<number> {
    if (operation.kind === 'recipe') {
      return doRecipe(operation, {
        history: this.#history,
        table: () => this.sheet.now().table,
        columns: () => this.#columns(),
        plan: (step) => this.plan(step),
        decisionOn: (row) => this.sheet.now().decisions.get(row),
        put: (change) => this.sheet.put(change),
        check: () => this.sheet.check(),
      });
    }
    const step = stepOf(operation, this.#columns());
    const change = await this.plan(operation);
    const changed = cellsChangedBy(change);
    if (change === null) return changed;
    await this.sheet.make(change);
    this.#history.push(change, { step, recipe: null, changed, results: [] });
    return changed;
  }

  undo(): Promise<void> {
    return this.#makeOr(this.#history.undo(), () => this.#history.redo());
  }

  redo(): Promise<void> {
    return this.#makeOr(this.#history.redo(), () => this.#history.undo());
  }

  /** Makes a change of the history, and calls `goBack` if it fails or is cancelled. */
  async #makeOr(change: Change | undefined, goBack: () => unknown): Promise<void> {
    if (change === undefined) return;
    try {
      await this.sheet.make(change);
    } catch (error) {
      goBack();
      throw error;
    }
  }

  /** A step of undo in place of one that changes nothing any more. */
  async standIn(): Promise<void> {
    const change: Change = { kind: 'columns', columns: [] };
    await this.sheet.make(change);
    this.#history.push(change, { step: null, recipe: null, changed: 0, results: [] });
  }

  /** Nothing that was done can be undone. */
  forget(): void {
    this.#history = new History();
  }

  #columns(): StepColumn[] {
    const { columns, rules } = this.sheet.now();
    return stepColumns(columns, rules);
  }
}
