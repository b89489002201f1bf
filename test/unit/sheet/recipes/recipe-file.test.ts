import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readRecipe, recipeToExport } from '../../../../electron/recipes/recipe-file';
import { temporaryFolder } from '../../../fakes/temporary-folder';
import { isPersonal, recipeFileSchema, recipeFor, type SavedRecipe } from '../../../../shared/sheet/recipe';
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

describe('the file of a recipe', () => {
  it('has no shop, and no step that may hold values of people unless it is ticked', () => {
    expect(recipe.steps.map(isPersonal)).toEqual([true, false, true]);
    const file = recipeToExport(recipe, []);
    expect(file.steps).toEqual([cities]);
    expect(JSON.stringify(file)).not.toContain('shop-1');
    expect(recipeToExport(recipe, [0]).steps).toEqual([names, cities]);
    expect(recipeFileSchema.parse(JSON.parse(JSON.stringify(file)))).toEqual(file);
  });

  it('names no values of people by which rows are excluded', () => {
    const steps = [excluding('ФИО', ['Иванов']), excluding('ФИО', 'empty'), excluding('Город', ['Омск'])];
    expect(steps.map(isPersonal)).toEqual([true, false, false]);
    const ofIssue: RecipeStep = { on: true, columns: [], operation: { kind: 'exclude', rows: { issue: 'id-total' } } };
    expect(isPersonal(ofIssue)).toBe(false);
    const file = { ...recipeToExport(recipe, []), steps: [...steps, ofIssue] };
    expect(recipeFileSchema.parse(file)).toEqual(file);
    const refused = { on: true, columns: [], operation: { kind: 'exclude', rows: { issue: 'server-refused' } } };
    expect(recipeFileSchema.safeParse({ ...file, steps: [refused] }).success).toBe(false);
  });

  it('is refused if it holds something that is no step, too many steps, or too long a name', () => {
    const file = recipeToExport(recipe, []);
    const set = { on: true, columns: [], operation: { kind: 'set', edits: [{ row: 1, column: 0, value: 'x' }] } };
    const isRead = (other: object) => recipeFileSchema.safeParse({ ...file, ...other }).success;
    expect(isRead({})).toBe(true);
    expect(isRead({ steps: [set] })).toBe(false);
    expect(isRead({ steps: Array.from({ length: 201 }, () => cities) })).toBe(false);
    expect(isRead({ name: 'x'.repeat(101) })).toBe(false);
    expect(isRead({ format: 'something else' })).toBe(false);
  });
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

describe('the file of a recipe', () => {
  it.skipIf(process.platform === 'win32')(
    'is no pipe, no folder, no other JSON, and has at most 200 steps',
    async () => {
      const { path: folder, remove } = temporaryFolder();
      onTestFinished(remove);
      const pipe = join(folder, 'pipe.json');
      execFileSync('mkfifo', [pipe]);
      const other = join(folder, 'other.json');
      writeFileSync(other, '{"name":"x"}');
      const long = join(folder, 'long.json');
      const steps = Array.from({ length: 201 }, () => cities);
      writeFileSync(long, JSON.stringify({ ...recipeToExport(recipe, []), steps }));
      await expect(readRecipe(long)).rejects.toMatchObject({ code: 'recipe-too-long' });
      for (const path of [pipe, folder, other, join(folder, 'gone.json')])
        await expect(readRecipe(path)).rejects.toMatchObject({ code: 'recipe-unreadable' });
    },
  );
});
