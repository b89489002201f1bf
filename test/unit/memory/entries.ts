import fc from 'fast-check';
import type { SavedLayout } from '../../../shared/consumer/columns/saved-layout';
import type { Target } from '../../../shared/consumer/target';
import type { KnownLayout } from '../../../shared/memory/known-layout';
import { keyOf, type FileLayout } from '../../../shared/memory/file-layout';
import type { RecipeStep } from '../../../shared/sheet/operation';
import type { RecipeDraft, SavedRecipe } from '../../../shared/sheet/recipe';

const query = { isRegex: false, matchCase: false, wholeCell: false, replacement: '' };
/** May hold a person's name. */
export const names: RecipeStep = {
  on: true,
  columns: [{ header: 'ФИО', target: { kind: 'skip' } }],
  operation: { kind: 'replace', scope: { kind: 'column', column: 0 }, find: 'Иванов', ...query },
};
export const cities: RecipeStep = {
  on: false,
  columns: [{ header: 'Город', target: { kind: 'custom', key: 'Город', type: 'text' } }],
  operation: { kind: 'map-values', column: 0, values: [['мск', 'Москва']] },
};

export const recipe = (name: string, steps = [names, cities]): RecipeDraft => ({
  name,
  headers: ['ID', 'ФИО', 'Город'],
  steps,
});
export const savedRecipe = (id: string, name: string, steps?: RecipeStep[]): SavedRecipe => ({
  ...recipe(name, steps),
  ...{ id, shopId: 'shop-secret', accepted: true },
});

export const layout = (headers: string[], target: Target = { kind: 'skip' }): SavedLayout => ({
  targets: headers.map((header) => ({ header, target })),
  constants: {},
  without: ['phone'],
});
export const knownLayout = (headers: string[], target?: Target): KnownLayout => ({
  ...layout(headers, target),
  ...{ id: headers.join(), name: null, fileName: null, usedAt: null },
});

const header = fc.constantFrom('ID', 'Почта', 'ФИО', 'Город');
const target: fc.Arbitrary<Target> = fc.oneof(
  fc.constant({ kind: 'skip' as const }),
  fc.constantFrom('email', 'name').map((field) => ({ kind: 'field' as const, field: field })),
  fc.string({ maxLength: 3 }).map((key) => ({ kind: 'custom' as const, key, type: 'text' as const })),
);
/** Layouts with few headers, so that many are for the same ones. */
const anyLayout: fc.Arbitrary<FileLayout> = fc.record({
  name: fc.option(fc.constantFrom('Неделя', 'Месяц')),
  targets: fc.uniqueArray(fc.record({ header, target }), { selector: (each) => each.header, maxLength: 3 }),
  constants: fc.constantFrom<FileLayout['constants']>({}, { complained: 'нет' }, { name: 'Клиент', complained: 'нет' }),
  without: fc.subarray(['phone' as const, 'email' as const]),
});
export const anyLayouts = fc.uniqueArray(anyLayout, { selector: keyOf, maxLength: 6 });
const anyRecipe: fc.Arbitrary<RecipeDraft> = fc.record({
  name: fc.constantFrom('Неделя', 'неделя', 'Неделя 2', 'Месяц', 'я'.repeat(100)),
  headers: fc.subarray(['ID', 'ФИО']),
  steps: fc.subarray([names, cities]),
});
export const anyRecipes = fc.array(anyRecipe, { maxLength: 5 });
