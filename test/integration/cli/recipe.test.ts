import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PRACTICE_SHOP_ID } from '../../../shared/shop/shop-limits';
import type { SavedRecipe } from '../../../shared/sheet/recipe';
import { useCliBench } from '../../fakes/cli-bench';

const { pathOf, sheet, seen, data, run, ...bench } = useCliBench();

const HEADERS = ['external_id', 'email', 'name', 'phone', 'created_at'];
/** Removes a word from names. */
const RECIPE: SavedRecipe = {
  id: 'r1',
  shopId: PRACTICE_SHOP_ID,
  name: 'Еженедельный',
  headers: HEADERS,
  accepted: true,
  steps: [
    {
      on: true,
      columns: [{ header: 'name', target: { kind: 'field', field: 'name' } }],
      operation: {
        kind: 'replace',
        scope: { kind: 'column', column: 0 },
        ...{ find: 'г-н ', isRegex: false, matchCase: false, wholeCell: false, replacement: '' },
      },
    },
    {
      on: true,
      columns: [{ header: 'phone', target: { kind: 'field', field: 'phone' } }],
      operation: { kind: 'repair', code: 'placeholder', column: 0 },
    },
  ],
};

function keep(...recipes: SavedRecipe[]): void {
  mkdirSync(pathOf('data'), { recursive: true });
  writeFileSync(pathOf('data/recipes.json'), JSON.stringify({ recipes }));
}

const toShop = (file: string, ...more: string[]) =>
  run(['import', file, '--shop', 'Practice shop', '--json', '--dry-run', ...data(), ...more], {});
const nextWeek = () =>
  sheet(
    'created_at,phone,email,external_id,name',
    '2018-01-01,,a@example.ru,1,г-н Иванов',
    '2018-01-01,,b@example.ru,2,Анна',
  );

describe('a recipe on the command line', () => {
  it('is done by itself with the shop that has it, unless it is not wanted, and the result says what it did', async () => {
    keep(RECIPE);
    const ended = await toShop(nextWeek());
    expect(ended.exitCode).toBe(0);
    expect(ended.json().result['recipe']).toMatchObject({
      name: 'Еженедельный',
      steps: [
        { kind: 'replace', columns: ['name'], on: true, changed: 1, misfit: null },
        { kind: 'repair', columns: ['phone'], on: true, changed: 0, misfit: null },
      ],
    });
    expect(ended.stdout).toContain('"name":"Иванов"');
    const without = await toShop(nextWeek(), '--no-recipe');
    expect(without.json().result['recipe']).toBeNull();
    expect(without.stdout).toContain('"name":"г-н Иванов"');
  });

  it('excludes rows with an issue of the file itself, and says how many', async () => {
    keep({
      ...RECIPE,
      steps: [{ on: true, columns: [], operation: { kind: 'exclude', rows: { issue: 'row-short' } } }],
    });
    const file = sheet('external_id,email,name,phone,created_at', '1,a@example.ru,Анна,,2018-01-01', '2,b@example.ru');
    const ended = await toShop(file);
    expect(ended.json().result['recipe']).toMatchObject({
      steps: [
        { kind: 'exclude', what: 'Exclude rows with the issue “Too few cells in the row”', changed: 1, misfit: null },
      ],
    });
    expect(ended.stderr).toContain('1 row excluded');
    expect(ended.stdout).not.toContain('b@example.ru');
  });

  it('is done to an address only by its name', async () => {
    keep(RECIPE, { ...RECIPE, id: 'r2', name: 'Из файла', accepted: false });
    const importTo = (...more: string[]) => run(bench.importArgs(nextWeek(), '--json', '--dry-run', ...more), {});
    expect((await importTo()).json().result['recipe']).toBeNull();
    const named = await importTo('--recipe', 'еженедельный');
    expect(named.json().result['recipe']).toMatchObject({ name: 'Еженедельный', steps: [{ changed: 1 }, {}] });
    const unknown = await importTo('--recipe', 'Другой');
    expect([unknown.exitCode, unknown.json().error.code]).toEqual([2, 'no-such-recipe']);
    const foreign = await importTo('--recipe', 'Из файла');
    expect([foreign.exitCode, foreign.json().error.code]).toEqual([2, 'recipe-not-accepted']);
  });

  it('with a step that does not fit ends the command before anything is sent, unless the rest is wanted', async () => {
    keep(RECIPE);
    const file = sheet('created_at,email,external_id,name', '2018-01-01,a@example.ru,1,г-н Иванов');
    const ended = await toShop(file, '--without', 'phone');
    expect([ended.exitCode, ended.json().error]).toMatchObject([
      2,
      { code: 'recipe-misfit', field: 'phone', hint: '--recipe-partly' },
    ]);
    expect(ended.stderr).toContain('phone');
    const partly = await toShop(file, '--without', 'phone', '--recipe-partly');
    expect(partly.json().result['recipe']).toMatchObject({ steps: [{ changed: 1 }, { misfit: 'column-gone' }] });
    expect(seen()).toEqual([]);
  });
});
