import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryHandlers } from '../../../electron/ipc/memory-handlers';
import { openRecipeStore } from '../../../electron/recipes/recipe-store';
import { toSavedLayout } from '../../../shared/consumer/columns/saved-layout';
import type { ColumnLayout } from '../../../shared/consumer/target';
import { shop, userDataWith } from '../../fakes/stored-files';
import { cities, names, recipe } from './entries';

/** A user-data folder with two shops, and the requests of the page. `path` is the file that the person chooses. */
function openMemory() {
  const {
    userData,
    shops: openShops,
    read,
  } = userDataWith({
    'shops.json': { shops: [shop('a', 'Ромашка'), shop('b', 'Пион: склад')] },
  });
  const shops = openShops();
  const recipes = openRecipeStore({ userData, now: () => new Date(0), setAside: () => undefined });
  const suggested: string[] = [];
  const chosen: { path: string | undefined } = { path: join(userData, 'память.json') };
  const handlers = memoryHandlers({
    shops,
    recipes,
    chooseToOpen: () => Promise.resolve(chosen.path),
    chooseToSave: (name) => {
      suggested.push(name);
      return Promise.resolve(chosen.path);
    },
  });
  return { userData, shops, recipes, handlers, chosen, suggested, read };
}

const layout: ColumnLayout = { targets: [{ kind: 'field', field: 'external_id' }], constants: {}, without: [] };
const layoutOf = (key: string): ColumnLayout => ({ ...layout, targets: [{ kind: 'custom', key, type: 'text' }] });

describe('what a shop remembers', () => {
  it('goes into a file and from there into another shop, where recipes are off', async () => {
    const { handlers, shops, recipes, chosen, suggested } = openMemory();
    shops.rememberLayout('a', ['ID'], layout, 'клиенты.csv');
    recipes.save({ ...recipe('Неделя', [cities]), id: null, shopId: 'a', accepted: true });
    const [known] = shops.layouts('a');
    const personal = false;
    const recipeId = recipes.list('a')[0]?.id ?? '';
    const everything = { layouts: [{ id: known?.id ?? '', personal }], recipes: [{ id: recipeId, personal: [] }] };
    expect(await handlers['memory-save']({ shopId: 'a', ...everything })).toBe(true);
    expect(suggested).toEqual(['Ромашка.json']);
    expect(readFileSync(chosen.path ?? '', 'utf8')).not.toContain('api.aplaut.io');

    const read = await handlers['memory-read']({ shopId: 'b' });
    expect(read).toMatchObject({
      fileName: 'память.json',
      layouts: [{ name: 'клиенты.csv', standing: 'new' }],
      recipes: [{ name: 'Неделя', standing: 'new' }],
    });
    expect(shops.layouts('b')).toEqual([]);
    const add = [{ place: 0, how: 'add' as const }];
    const taking = { shopId: 'b', readId: read?.readId ?? '', layouts: add, recipes: add };
    const { recipeIds } = await handlers['memory-take'](taking);
    expect(shops.recallLayout('b', ['ID'])).toEqual(layout);
    expect(recipes.list('b')).toEqual([
      { ...recipe('Неделя', [cities]), id: recipeIds[0], shopId: 'b', accepted: false },
    ]);
    expect((await handlers['memory-read']({ shopId: 'b' }))?.recipes).toMatchObject([{ standing: 'same' }]);
    expect(() => handlers['memory-take'](taking)).toThrow('memory-read-again');
  });

  it('is left alone if the person cancels', async () => {
    const { handlers, chosen } = openMemory();
    chosen.path = undefined;
    expect(await handlers['memory-read']({ shopId: 'a' })).toBeNull();
    expect(await handlers['memory-save']({ shopId: 'a', layouts: [], recipes: [] })).toBe(false);
  });

  it('may be more than fits a file that can be read again', async () => {
    const { handlers, shops } = openMemory();
    const headers = Array.from({ length: 16_000 }, (_, index) => `${'столбец'.repeat(20)} ${index}`);
    shops.rememberLayout('a', headers, { ...layout, targets: headers.map(() => ({ kind: 'skip' })) }, 'x.csv');
    const layouts = shops.layouts('a').map(({ id }) => ({ id, personal: false }));
    await expect(handlers['memory-save']({ shopId: 'a', layouts, recipes: [] })).rejects.toThrow('memory-too-large');
  });

  it.skipIf(process.platform === 'win32')('is not read from a pipe, a folder or another JSON', async () => {
    const { handlers, userData, chosen } = openMemory();
    const pathTo = (name: string, content: string): string => {
      writeFileSync(join(userData, name), content);
      return join(userData, name);
    };
    const pipe = join(userData, 'pipe.json');
    execFileSync('mkfifo', [pipe]);
    for (const path of [pipe, userData, join(userData, 'gone.json'), pathTo('other.json', '{"name":"x"}')]) {
      chosen.path = path;
      await expect(handlers['memory-read']({ shopId: 'a' })).rejects.toMatchObject({ code: 'memory-unreadable' });
    }
    chosen.path = pathTo('newer.json', '{"format":"aplaut-import-memory/9"}');
    await expect(handlers['memory-read']({ shopId: 'a' })).rejects.toMatchObject({ code: 'memory-newer' });
    chosen.path = pathTo('marked.json', `\uFEFF{"format":"aplaut-import-recipe/1","name":"x","headers":[],"steps":[]}`);
    expect(await handlers['memory-read']({ shopId: 'a' })).toMatchObject({ recipes: [{ name: 'x' }] });
  });
});

describe('a layout', () => {
  it('keeps its name when it is used again, and is listed with the file, the last one first', () => {
    const { handlers, shops, read } = openMemory();
    const list = () => shops.layouts('a').map(({ name, fileName }) => [name, fileName]);
    shops.putLayouts('a', [{ name: null, ...toSavedLayout(['x'], layoutOf('x')) }]);
    shops.rememberLayout('a', ['y'], layoutOf('y'), 'неделя-1.csv');
    expect(list()).toEqual([
      [null, 'неделя-1.csv'],
      [null, null],
    ]);
    const [first] = shops.layouts('a');
    expect(first?.usedAt).toBe('2026-11-28T10:00:00.000Z');
    void handlers['layout-rename']({ shopId: 'a', id: first?.id ?? '', name: 'По средам' });
    shops.rememberLayout('a', ['y'], layoutOf('z'), 'неделя-2.csv');
    expect(list()[0]).toEqual(['По средам', 'неделя-2.csv']);
    expect(shops.recallLayout('a', ['y'])?.targets).toEqual([{ kind: 'custom', key: 'z', type: 'text' }]);
    expect(Object.keys((read('shops.json')['layouts'] as Record<string, object>)['a'] ?? {})).toEqual([
      '["x"]',
      '["y"]',
    ]);
  });

  it('is deleted alone, and one that is gone can be neither renamed nor deleted', () => {
    const { handlers, shops } = openMemory();
    shops.rememberLayout('a', ['x'], layoutOf('x'), 'x.csv');
    shops.rememberLayout('a', ['y'], layoutOf('y'), 'x.csv');
    shops.rememberLayout('b', ['x'], layoutOf('x'), 'x.csv');
    const id = shops.layouts('b')[0]?.id ?? '';
    void handlers['layout-delete']({ shopId: 'a', id });
    expect(shops.recallLayout('a', ['x'])).toBeNull();
    expect(shops.recallLayout('a', ['y'])).not.toBeNull();
    expect(shops.recallLayout('b', ['x'])).not.toBeNull();
    expect(() => handlers['layout-delete']({ shopId: 'a', id })).toThrow('layout-not-found');
    expect(() => handlers['layout-rename']({ shopId: 'a', id, name: 'x' })).toThrow('layout-not-found');
  });

  it('that replaces another takes its name from the file, if the file has one', async () => {
    const { handlers, shops, recipes, chosen } = openMemory();
    shops.rememberLayout('a', ['x'], layoutOf('x'), 'неделя.csv');
    recipes.save({ ...recipe('Неделя', [names]), id: null, shopId: 'a', accepted: true });
    const file = (name: string | null) => ({
      format: 'aplaut-import-memory/1',
      layouts: [{ name, targets: [{ header: 'x', target: { kind: 'skip' } }], constants: {}, without: [] }],
      recipes: [recipe('неделя', [cities])],
    });
    const replace = [{ place: 0, how: 'replace' as const }];
    for (const name of ['Из файла', null]) {
      writeFileSync(chosen.path ?? '', JSON.stringify(file(name)));
      const read = await handlers['memory-read']({ shopId: 'a' });
      await handlers['memory-take']({ shopId: 'a', readId: read?.readId ?? '', layouts: replace, recipes: replace });
      expect(shops.layouts('a')).toMatchObject([{ name: 'Из файла', fileName: 'неделя.csv' }]);
    }
    expect(recipes.list('a')).toMatchObject([{ name: 'неделя', steps: [{ operation: { kind: 'map-values' } }] }]);
    expect(recipes.list('a')[0]?.accepted).toBe(false);
  });
});
