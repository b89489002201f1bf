import { describe, expect, it } from 'vitest';
import { isPersonal, recipeFor, type SavedRecipe } from '../../../../shared/sheet/recipe';
import type { RecipeStep } from '../../../../shared/sheet/operation';

const query = { isRegex: false, matchCase: false, wholeCell: false, replacement: '' };
const names: RecipeStep = {
  on: true,
  columns: [{ header: 'ФИО', target: { kind: 'skip' } }],
  operation: { kind: 'replace', scope: { kind: 'column', column: 0 }, find: 'Иванов', ...query },
};
const cities: RecipeStep = {
  on: true,
  columns: [{ header: 'Город', target: { kind: 'custom', key: 'Город', type: 'text' } }],
  operation: { kind: 'map-values', column: 0, values: [['мск', 'Москва']] },
};
const everywhere: RecipeStep = {
  on: true,
  columns: [],
  operation: { kind: 'replace', scope: { kind: 'sheet' }, find: 'x', ...query },
};
const excluding = (header: string, values: string[] | 'empty'): RecipeStep => ({
  on: true,
  columns: [{ header, target: { kind: 'skip' } }],
  operation: { kind: 'exclude', rows: { filter: { column: 0, values } } },
});
const recipe: SavedRecipe = {
  id: 'r',
  shopId: 'shop-1',
  name: 'Набор',
  headers: ['ID', 'ФИО', 'Город'],
  steps: [names, cities, everywhere],
  accepted: true,
};

it('are those whose texts may be values of people', () => {
  const ofIssue: RecipeStep = { on: true, columns: [], operation: { kind: 'exclude', rows: { issue: 'id-total' } } };
  expect([names, cities, everywhere, ofIssue].map(isPersonal)).toEqual([true, false, true, false]);
  const excluded = [excluding('ФИО', ['Иванов']), excluding('ФИО', 'empty'), excluding('Город', ['Омск'])];
  expect(excluded.map(isPersonal)).toEqual([true, false, false]);
});

describe('the recipe for a file', () => {
  it('is the accepted one with the most headers in common, if those are enough', () => {
    const near = { ...recipe, headers: ['Город', 'ID', 'ФИО', 'Почта'] };
    const foreign = { ...recipe, headers: ['ID', 'ФИО', 'Город', 'Тел'], accepted: false };
    expect(recipeFor([near, foreign], ['ID', 'ФИО', 'Город', 'Тел'])).toBeNull();
    expect(recipeFor([foreign, near, recipe], ['Город ', 'ФИО', 'ID'])).toBe(recipe);
    expect(recipeFor([near], ['Город', 'ФИО', 'ID'])).toBe(near);
    expect(recipeFor([recipe], ['Товар', 'Цена'])).toBeNull();
  });
});
