import { z } from 'zod';
import { fieldNamedBy } from '../consumer/columns/match-columns';
import { MAX_CELL_LETTERS, MAX_COLUMNS } from '../consumer/excel-limits';
import type { ConsumerField } from '../consumer/fields';
import { RECIPE_NAME_LETTERS, recipeStepsSchema, stepSchema, type Step } from './operation';
import { isByMeaning } from './row-scope';
import { isStep } from './step';

const headersSchema = z.array(z.string().max(MAX_CELL_LETTERS)).max(MAX_COLUMNS);
/** Only operations that can be done to another file. */
const stepsSchema = recipeStepsSchema.refine((steps) => steps.every(({ operation }) => isStep(operation)), 'no step');
const nameSchema = z.string().trim().min(1).max(RECIPE_NAME_LETTERS);

/** What a person saves, or changes, of a recipe; also how it is in a file, without its shop. */
export const recipeDraftSchema = z.object({ name: nameSchema, headers: headersSchema, steps: stepsSchema });
export type RecipeDraft = z.infer<typeof recipeDraftSchema>;

/** Steps kept with a shop's column layout. */
export const savedRecipeSchema = recipeDraftSchema.extend({
  id: z.string().min(1).max(100),
  shopId: z.string().min(1).max(100),
  /** Whether it may be done on opening: one that came from a file is off until the person accepts it. */
  accepted: z.boolean(),
});
export type SavedRecipe = z.infer<typeof savedRecipeSchema>;

/** Whether two names mean the same recipe of a shop: saving under the one replaces the other. */
export function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Whether one of the recipes has all these steps. */
export function holdsSteps(recipes: readonly Pick<SavedRecipe, 'steps'>[], steps: readonly Step[]): boolean {
  // The schema puts their parts into one order.
  const textOf = (step: Step): string => JSON.stringify(stepSchema.parse(step));
  const wanted = steps.map(textOf);
  return recipes.some((recipe) => {
    const known = new Set(recipe.steps.map(textOf));
    return wanted.every((text) => known.has(text));
  });
}

/** The share of headers that must be the same for a file to be one of those that a recipe was made for. */
const LEAST_ALIKE = 0.7;

/** The accepted recipe whose headers are most like these; null if none is like them. The order of columns does not matter. */
export function recipeFor<R extends Pick<SavedRecipe, 'headers' | 'accepted'>>(
  recipes: readonly R[],
  headers: readonly string[],
): R | null {
  return mostAlike(
    recipes.filter(({ accepted }) => accepted),
    headers,
  );
}

/**
 * A recipe that came from a file, would be the one for these headers, and has not been accepted yet. Null if there is none. Nobody knows
 * whether it is to be done.
 */
export function undecidedRecipeFor<R extends Pick<SavedRecipe, 'headers' | 'accepted'>>(
  recipes: readonly R[],
  headers: readonly string[],
): R | null {
  const undecidedFirst = recipes.toSorted((one, other) => Number(one.accepted) - Number(other.accepted));
  const found = mostAlike(undecidedFirst, headers);
  return found === null || found.accepted ? null : found;
}

/** Of those that are alike equally, the first. */
function mostAlike<R extends Pick<SavedRecipe, 'headers'>>(
  recipes: readonly R[],
  headers: readonly string[],
): R | null {
  const found = { recipe: null as R | null, likeness: 0 };
  for (const recipe of recipes) {
    const likeness = likenessOf(recipe.headers, headers);
    if (likeness >= LEAST_ALIKE && likeness > found.likeness) Object.assign(found, { recipe, likeness });
  }
  return found.recipe;
}

/** The share of different headers that both have, 0 to 1. */
function likenessOf(one: readonly string[], other: readonly string[]): number {
  const names = new Set(one.map((header) => header.trim()));
  const others = new Set(other.map((header) => header.trim()));
  const both = [...names].filter((name) => others.has(name)).length;
  const all = names.size + others.size - both;
  return all === 0 ? 0 : both / all;
}

/** Fields that say who a consumer is. */
const PERSONAL: ReadonlySet<ConsumerField> = new Set<ConsumerField>([
  'external_id',
  'email',
  'name',
  'first_name',
  'phone',
]);

/** Whether values of the field say who a consumer is: they go into a file only on the person's word. */
export function isPersonalField(field: ConsumerField): boolean {
  return PERSONAL.has(field);
}

/** Whether a step holds texts that may be values of an e-mail, name, phone or id. It goes into a file only on the person's word. */
export function isPersonal({ columns, operation }: Step): boolean {
  const isOfPerson = columns.some(({ target, header }) => {
    const field = target.kind === 'field' ? target.field : fieldNamedBy(header);
    return field !== undefined && PERSONAL.has(field);
  });
  switch (operation.kind) {
    case 'replace':
      return operation.scope.kind !== 'column' || isOfPerson;
    case 'map-values':
      return isOfPerson;
    case 'exclude': {
      const { rows } = operation;
      return isOfPerson && isByMeaning(rows) && 'filter' in rows && Array.isArray(rows.filter.values);
    }
    case 'add-column': {
      const { target, header } = operation.column;
      const field = target.kind === 'field' ? target.field : fieldNamedBy(header);
      return operation.fill.kind === 'constant' && field !== undefined && PERSONAL.has(field);
    }
    default:
      return false;
  }
}
