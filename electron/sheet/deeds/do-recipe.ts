import type { OperationOf, Step, StepColumn } from '../../../shared/sheet/operation';
import { operationOf, type StepResult } from '../../../shared/sheet/step';
import { uninterrupted } from '../threads/job';
import { changesAgain, type SheetNow } from './changes-again';
import { inverse, type Change } from '../operations/change';
import type { Deed, Entry, History } from './history';
import { readsOnlyCells } from '../operations/plan-operation';
import { cellsChangedBy } from '../operations/preview-change';
import { RefusedOperation } from '../operations/refused-operation';

/** The sheet that a recipe is done to. */
export interface RecipeSheet extends SheetNow {
  history: History;
  /** Makes a change. Its checks are done by {@link check}, so that steps share them. */
  put(change: Change): Promise<void>;
  check(): Promise<void>;
}

type Recipe = OperationOf<'recipe'>;

/**
 * Does the steps of a recipe one after another, as one step of undo. Steps that do not fit are passed over. If the recipe was done before,
 * that is undone first, and what was done after it is done again on top. If it fails or is cancelled, the sheet is as it was.
 *
 * @returns the number of cells and rows changed
 */
export async function doRecipe(recipe: Recipe, on: RecipeSheet): Promise<number> {
  const { history } = on;
  const isSame = (deed: Deed): boolean => deed.recipe?.id === recipe.id;
  const reach = history.reachOf(isSame);
  if (reach === null && history.deeds().some((deed) => isSame(deed) && deed.changed > 0))
    throw new RefusedOperation('undo-cut', 'Undo no longer reaches the recipe.');
  const columns = on.columns();
  const [, ...later] = history.last(reach ?? 0);
  await uninterrupted(() => undoTimes(reach ?? 0, on));
  const changes: Change[] = [];
  const results: StepResult[] = [];
  try {
    for (const step of recipe.steps) results.push(await doStep(step, changes, on));
    await on.check();
  } catch (error) {
    await uninterrupted(async () => {
      for (const change of changes.toReversed()) await on.put(inverse(change));
      await redoTimes(reach ?? 0, on);
      await on.check();
    });
    throw error;
  }
  const changed = results.reduce((sum, result) => sum + result.changed, 0);
  const deed: Deed = { step: null, recipe, changed, results };
  history.forget(isSame);
  if (changes.length === 0) history.note(deed);
  else history.push({ kind: 'several', changes }, deed);
  await uninterrupted(async () => {
    for (const entry of later) await doAgain(entry, columns, on);
  });
  return changed;
}

const UNDONE = { changed: 0, misfit: null, column: null } as const;

async function doStep(step: Step & { on: boolean }, changes: Change[], on: RecipeSheet): Promise<StepResult> {
  if (!step.on) return UNDONE;
  const found = operationOf(step, on.columns());
  if (!('operation' in found)) return { changed: 0, ...found };
  let change: Change | null;
  try {
    if (!readsOnlyCells(found.operation)) await on.check();
    change = await on.plan(found.operation);
  } catch (error) {
    if (!(error instanceof RefusedOperation) || error.refusal === 'cancelled') throw error;
    return { ...UNDONE, misfit: error.refusal };
  }
  if (change === null) return UNDONE;
  await on.put(change);
  changes.push(change);
  return { ...UNDONE, changed: cellsChangedBy(change) };
}

/** Does again what was done after the recipe, by its meaning where it is a step, else by the values that it left. */
async function doAgain(entry: Entry, before: readonly StepColumn[], on: RecipeSheet): Promise<void> {
  if (entry.recipe !== null) {
    await doRecipe(entry.recipe, on);
    return;
  }
  const changes: Change[] = [];
  for await (const change of changesAgain(entry, before, on)) {
    await on.put(change);
    await on.check();
    changes.push(change);
  }
  const [only, ...more] = changes;
  if (only === undefined) return;
  const change: Change = more.length === 0 ? only : { kind: 'several', changes };
  on.history.push(change, { ...entry, changed: cellsChangedBy(change) });
}

async function undoTimes(times: number, on: RecipeSheet): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const change = on.history.undo();
    if (change !== undefined) await on.put(change);
  }
}

async function redoTimes(times: number, on: RecipeSheet): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const change = on.history.redo();
    if (change !== undefined) await on.put(change);
  }
}
