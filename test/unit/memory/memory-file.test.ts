import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryToSave, readMemory } from '../../../shared/memory/memory-file';
import { anyLayouts, anyRecipes, cities, knownLayout, layout, names, recipe, savedRecipe } from './entries';

const FORMAT = 'aplaut-import-memory/1';
const all = (ids: string[], personal = false) => ids.map((id) => ({ id, personal }));

describe('the file of what a shop remembers', () => {
  it('has what was chosen, and nothing of the shop', () => {
    const known = {
      layouts: [knownLayout(['ID', 'ФИО']), { ...knownLayout(['Код']), name: 'По средам', fileName: 'клиенты.csv' }],
      recipes: [savedRecipe('r1', 'Неделя'), savedRecipe('r2', 'Месяц')],
    };
    const file = memoryToSave(known, { layouts: all(['Код']), recipes: [{ id: 'r1', personal: [] }] });
    expect(file).toEqual({
      format: FORMAT,
      layouts: [{ ...layout(['Код']), name: 'По средам' }],
      recipes: [recipe('Неделя', [cities])],
    });
    expect(JSON.stringify(file)).not.toMatch(/shop-secret|accepted|клиенты/);
  });

  it('has values of people only on the person’s word, those of steps one by one', () => {
    const constants = { name: 'Иван Иванов', complained: 'нет' };
    const known = {
      layouts: [{ ...knownLayout(['ID']), constants }],
      recipes: [savedRecipe('r', 'Неделя', [names, cities, { ...names, on: false }])],
    };
    const without = memoryToSave(known, { layouts: all(['ID']), recipes: [{ id: 'r', personal: [2] }] });
    expect(without.layouts[0]?.constants).toEqual({ complained: 'нет' });
    expect(without.recipes[0]?.steps).toEqual([cities, { ...names, on: false }]);
    const { layouts } = memoryToSave(known, { layouts: all(['ID'], true), recipes: [] });
    expect(layouts[0]?.constants).toEqual(constants);
  });

  it('names a layout after its file if that is how the person knows it, however long the name is', () => {
    const known = { layouts: [{ ...knownLayout(['ID']), fileName: `${'я'.repeat(99)} клиенты.csv` }], recipes: [] };
    const file = memoryToSave(known, { layouts: all(['ID']), recipes: [] });
    expect(file.layouts[0]?.name).toBe('я'.repeat(99));
    expect(readMemory(file).ok).toBe(true);
  });

  it('is read as it was written, whatever the shop remembers', () => {
    fc.assert(
      fc.property(anyLayouts, anyRecipes, (layouts, recipes) => {
        const known = {
          layouts: layouts.map((each, index) => ({ ...each, id: `${index}`, fileName: null, usedAt: null })),
          recipes: recipes.map((each, index) => ({ ...each, id: `${index}`, shopId: 's', accepted: false })),
        };
        const file = memoryToSave(known, {
          layouts: known.layouts.map(({ id }) => ({ id, personal: true })),
          recipes: known.recipes.map(({ id }) => ({ id, personal: [0, 1] })),
        });
        expect(file).toEqual({ format: FORMAT, layouts, recipes });
        expect(readMemory(JSON.parse(JSON.stringify(file)))).toEqual({ ok: true, memory: file });
      }),
    );
  });

  it('may be that of an older version, with one recipe', () => {
    const old = { format: 'aplaut-import-recipe/1', ...recipe('Неделя') };
    expect(readMemory(old)).toEqual({
      ok: true,
      memory: { format: FORMAT, layouts: [], recipes: [recipe('Неделя')] },
    });
  });
});

describe('another file', () => {
  const empty = { format: FORMAT, layouts: [], recipes: [] };
  const problemOf = (content: unknown) => {
    const read = readMemory(content);
    return read.ok ? null : read.problem;
  };

  it('of a newer version is told from a damaged one', () => {
    expect(problemOf({ ...empty, format: 'aplaut-import-memory/2', layouts: 'new' })).toBe('memory-newer');
    expect(problemOf({ format: 'aplaut-import-recipe/2' })).toBe('memory-newer');
    expect(problemOf(empty)).toBeNull();
  });

  const set = { on: true, columns: [], operation: { kind: 'set', edits: [{ row: 1, column: 0, value: 'x' }] } };
  const refused = { on: true, columns: [], operation: { kind: 'exclude', rows: { issue: 'server-refused' } } };
  it.each<[string, object]>([
    ['no list of layouts', { layouts: undefined }],
    ['a layout without targets', { layouts: [{ name: 'x' }] }],
    ['two layouts for the same headers', { layouts: [layout(['a', 'b']), layout(['b ', 'a'])].map(named) }],
    ['a field that there is not', { layouts: [named(layout(['a'], { kind: 'field', field: 'x' } as never))] }],
    ['what is no step', { recipes: [recipe('x', [set as never])] }],
    ['a step of a shop’s own answers', { recipes: [recipe('x', [refused as never])] }],
    ['too long a name', { recipes: [recipe('x'.repeat(101))] }],
    ['too many recipes', { recipes: Array.from({ length: 1_001 }, (_, index) => recipe(`${index}`, [])) }],
    ['another format', { format: 'something else' }],
  ])('is refused as a whole for %s', (_, change) => {
    expect(problemOf({ ...empty, ...change })).toBe('memory-unreadable');
  });

  it('says if a recipe has too many steps', () => {
    const steps = Array.from({ length: 201 }, () => cities);
    expect(problemOf({ ...empty, recipes: [recipe('x', steps)] })).toBe('recipe-too-long');
    expect(problemOf({ format: 'aplaut-import-recipe/1', ...recipe('x', steps) })).toBe('recipe-too-long');
  });

  it('is never read with an error of the program', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (content) => {
        expect(problemOf(content)).toBe('memory-unreadable');
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (layouts, recipes) => {
        expect([null, 'memory-unreadable']).toContain(problemOf({ format: FORMAT, layouts, recipes }));
      }),
    );
  });
});

function named(each: object): object {
  return { ...each, name: null };
}
