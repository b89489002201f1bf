import type { RowRules } from '../../../shared/consumer/target';
import type { OperationOf, StepColumn } from '../../../shared/sheet/operation';
import type { DoneRecipe, SheetSteps } from '../../../shared/sheet/step';
import type { SheetColumn, SheetState } from '../../../shared/sheet/sheet-state';
import type { Deed, History } from '../operations/history';

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
  const last = lastRecipe(history);
  return { steps, recipe: last === undefined ? null : doneRecipe(last, history) };
}

/** The same in short, for the state. Steps that are off do not count. */
export function stepsState(history: History): Pick<SheetState, 'steps' | 'recipe'> {
  const last = lastRecipe(history)?.recipe;
  return {
    steps: history.deeds().reduce((sum, deed) => sum + stepsIn(deed), 0),
    recipe: last === undefined ? null : { id: last.id, name: last.name },
  };
}

function stepsIn({ step, recipe }: Deed): number {
  if (recipe !== null) return recipe.steps.filter(({ on }) => on).length;
  return step === null ? 0 : 1;
}

type RecipeDeed = Deed & { recipe: OperationOf<'recipe'> };

function lastRecipe(history: History): RecipeDeed | undefined {
  return history.deeds().findLast((deed): deed is RecipeDeed => deed.recipe !== null);
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
