import { expect, it, onTestFinished } from 'vitest';
import { openRecipeStore } from '../../../../electron/recipes/recipe-store';
import { holdsSteps } from '../../../../shared/sheet/recipe';
import type { RecipeStep } from '../../../../shared/sheet/operation';
import { temporaryFolder } from '../../../fakes/temporary-folder';

const SHOP = 'shop-1';
const step: RecipeStep = {
  on: true,
  columns: [{ target: { kind: 'field', field: 'phone' }, header: 'phone' }],
  operation: { kind: 'repair', code: 'phone-invalid', column: 0 },
};

function openStore() {
  const { path: folder, remove } = temporaryFolder();
  onTestFinished(remove);
  const recipes = openRecipeStore({ userData: folder, now: () => new Date(0), setAside: () => undefined });
  const save = (name: string, id: string | null = null) =>
    recipes.save({ id, shopId: SHOP, name, headers: ['phone'], steps: [step], accepted: true });
  return { folder, recipes, save };
}

it('of a shop are different whatever the letter case', () => {
  const { recipes, save } = openStore();
  const { id } = save('Еженедельно');
  expect(() => save(' еженедельно')).toThrow('recipe-name-taken');
  save('еженедельно', id);
  expect(recipes.list(SHOP).map(({ name }) => name)).toEqual(['еженедельно']);
  expect(() => recipes.save({ ...save('Другой'), name: 'ЕЖЕНЕДЕЛЬНО' })).toThrow('recipe-name-taken');
});

it('do not matter for whether steps are saved, nor does the order in which a step says its parts', () => {
  const { recipes, save } = openStore();
  save('Еженедельно');
  const [column] = step.columns;
  const same = { columns: [{ header: 'phone', target: column!.target }], operation: step.operation };
  const other = { ...same, columns: [{ header: 'tel', target: column!.target }] };
  expect(holdsSteps(recipes.list(SHOP), [same, same])).toBe(true);
  expect(holdsSteps(recipes.list(SHOP), [same, other])).toBe(false);
  expect(holdsSteps([], [same])).toBe(false);
});
