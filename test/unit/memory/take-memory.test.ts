import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, type FileLayout } from '../../../shared/memory/file-layout';
import type { MemoryFile } from '../../../shared/memory/memory-file';
import { layoutStanding, planTaking, recipeStanding, type HowTaken } from '../../../shared/memory/take-memory';
import { isSameName } from '../../../shared/sheet/recipe';
import { anyLayouts, anyRecipes, cities, knownLayout, layout, recipe, savedRecipe } from './entries';

const fileOf = (layouts: FileLayout[], recipes: MemoryFile['recipes']): MemoryFile => ({
  format: 'aplaut-import-memory/1',
  layouts,
  recipes,
});

describe('an entry of a file', () => {
  it('is the same as what the shop has, or another, or new', () => {
    const known = {
      layouts: [knownLayout(['ID', 'Почта'], { kind: 'field', field: 'email' })],
      recipes: [savedRecipe('r', 'Неделя')],
    };
    const standing = (each: object) => layoutStanding({ name: 'Любое', ...each } as FileLayout, known);
    const same = layout(['Почта ', 'ID'], { field: 'email', kind: 'field' });
    expect(standing(same)).toBe('same');
    expect(standing({ ...same, constants: { name: 'Клиент' } })).toBe('other');
    expect(standing(layout(['ID', 'Почта']))).toBe('other');
    expect(standing(layout(['ID']))).toBe('new');
    expect(recipeStanding(recipe(' неделя'), known)).toBe('same');
    expect(recipeStanding(recipe('Неделя', [cities]), known)).toBe('other');
    expect(recipeStanding(recipe('Месяц'), known)).toBe('new');
  });

  it('replaces what the shop has only if that was chosen', () => {
    const known = { layouts: [knownLayout(['ID'])], recipes: [savedRecipe('r', 'Неделя')] };
    const other = { ...layout(['ID'], { kind: 'field', field: 'external_id' }), name: 'Новое' };
    const file = fileOf([other], [recipe('неделя', [cities])]);
    const plan = (how: HowTaken) =>
      planTaking(file, known, { layouts: [{ place: 0, how }], recipes: [{ place: 0, how }] });
    expect(plan('add')).toEqual({ layouts: [], recipes: [{ ...recipe('неделя 2', [cities]), id: null }] });
    expect(plan('replace')).toEqual({ layouts: [other], recipes: [{ ...recipe('неделя', [cities]), id: 'r' }] });
    expect(planTaking(file, known, { layouts: [], recipes: [{ place: 7, how: 'add' }] }).recipes).toEqual([]);
  });

  it('never costs anything that was not to be replaced, and every taken recipe has a name of its own', () => {
    const how = fc.constantFrom<HowTaken>('add', 'replace');
    fc.assert(
      fc.property(anyLayouts, anyRecipes, anyLayouts, anyRecipes, fc.infiniteStream(how), (mine, own, ...file) => {
        const [layouts, recipes, hows] = file;
        const unlike = own.filter((one, index) => own.findIndex(({ name }) => isSameName(name, one.name)) === index);
        const known = {
          layouts: mine.map((each, index) => ({ ...each, id: `${index}`, fileName: null, usedAt: null })),
          recipes: unlike.map((each, index) => ({ ...each, id: `${index}`, shopId: 's', accepted: true })),
        };
        const chosen = (entries: readonly unknown[]) =>
          entries.map((_, place) => ({ place, how: (hows.next() as IteratorYieldResult<HowTaken>).value }));
        const taking = { layouts: chosen(layouts), recipes: chosen(recipes) };
        const planned = planTaking(fileOf(layouts, recipes), known, taking);

        const replaced = (kind: 'layouts' | 'recipes', place: number): boolean =>
          taking[kind][place]?.how === 'replace';
        for (const each of planned.layouts) {
          const isKnown = known.layouts.some((one) => keyOf(one) === keyOf(each));
          expect(!isKnown || replaced('layouts', layouts.indexOf(each))).toBe(true);
        }
        expect(planned.recipes).toHaveLength(recipes.length);
        const kept = known.recipes.filter(({ id }) => !planned.recipes.some((each) => each.id === id));
        planned.recipes.forEach(({ id }, place) => expect(id === null || replaced('recipes', place)).toBe(true));
        const names = [...kept, ...planned.recipes].map(({ name }) => name.trim().toLowerCase());
        expect(new Set(names).size).toBe(names.length);
        expect(planned.recipes.every(({ name }) => name.length <= 100)).toBe(true);
      }),
    );
  });
});
