import type { OperationOf } from '../../../shared/sheet/operation';
import type { Deed } from './history';

/** A recipe as it was done. */
export type RecipeDeed = Deed & { recipe: OperationOf<'recipe'> };

/** Counts the steps among deeds as these come and go, so that telling the sheet's state does not walk all of them. */
export class StepTally {
  #steps = 0;
  #recipes: RecipeDeed[] = [];

  /** Steps that are off do not count. */
  get steps(): number {
    return this.#steps;
  }

  get lastRecipe(): RecipeDeed | undefined {
    return this.#recipes.at(-1);
  }

  /** @param deed comes after all others */
  add(deed: Deed): void {
    this.#steps += stepsIn(deed);
    if (isRecipe(deed)) this.#recipes.push(deed);
  }

  remove(deed: Deed): void {
    this.#steps -= stepsIn(deed);
    if (isRecipe(deed)) this.#recipes = this.#recipes.filter((other) => other !== deed);
  }
}

const isRecipe = (deed: Deed): deed is RecipeDeed => deed.recipe !== null;

function stepsIn({ step, recipe }: Deed): number {
  if (recipe !== null) return recipe.steps.filter(({ on }) => on).length;
  return step === null ? 0 : 1;
}
