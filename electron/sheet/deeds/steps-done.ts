import type { RowRules } from '../../../shared/consumer/target';
import type { StepColumn } from '../../../shared/sheet/operation';
import type { DoneRecipe, SheetSteps } from '../../../shared/sheet/step';
import type { SheetColumn } from '../../../shared/sheet/sheet-state';
import type { History } from './history';
import type { RecipeDeed } from './step-tally';

/** The sheet's columns as steps name them. */
export function stepColumns(columns: readonly SheetColumn[], { layout }: RowRules): StepColumn[] {
  return columns.map(({ header }, index) => ({ header, target: layout.targets[index] ?? { kind: 'skip' } }));
}

/** What was done that could be done to another file. */
export function stepsDone(history: History): SheetSteps {
  const steps = history.deeds().flatMap(({ step, recipe, changed, results }): SheetSteps['steps'] => {
    if (recipe === null) return step === null ? [] : [{ ...step, on: true, changed }];
    return recipe.steps.map((each, index) => ({ ...each, changed: results[index]?.changed ?? 0 }));
  });
  const last = history.lastRecipe;
  return { steps, recipe: last === undefined ? null : doneRecipe(last, history) };
}

function doneRecipe(deed: RecipeDeed, history: History): DoneRecipe {
  const { id, name, steps } = deed.recipe;
  return {
    id,
    name,
    canSwitch: deed.changed === 0 || history.reachOf((other) => other === deed) !== null,
    steps: steps.map((step, index) => ({
      ...step,
      ...(deed.results[index] ?? { changed: 0, misfit: null, column: null }),
    })),
  };
}
