// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanNotifications, Notifications } from '@mantine/notifications';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { ChangedFileNotice } from '../../../renderer/app/changed-file-notice';
import { startI18n } from '../../../renderer/app/i18n';
import { connectSheet, sheetStore, type OpenedSheet } from '../../../renderer/model/sheet';
import { MAX_STEPS, type RecipeStep } from '../../../shared/sheet/operation';
import type { EarlierDraft } from '../../../shared/sheet/draft';
import type { DoneRecipe, StepResult } from '../../../shared/sheet/step';
import { done, rendered } from '../../fakes/rendered';

type Recipe = Pick<DoneRecipe, 'id' | 'name'> & { steps: RecipeStep[] };

/** The draft from before the file changed. */
let earlier: EarlierDraft | null;
/** The recipes that the sheet was asked to do. */
let recipes: Recipe[];
/** What comes of a step with this text to be sought. */
let results: Record<string, Partial<StepResult>>;
/** What main was asked. */
let asked: string[];

const sheet = { kind: 'sheet' as const };
const query = { wholeCell: false, matchCase: false, isRegex: false };
const step = (find: string, recipeId: string | null = null): EarlierDraft['steps'][number] => ({
  ...{ columns: [], recipeId },
  operation: { ...query, kind: 'replace', find, replacement: '', scope: sheet },
});
const soughtIn = ({ steps }: Recipe) => steps.map(({ operation }) => operation.kind === 'replace' && operation.find);
const draft = (more: Partial<EarlierDraft> = {}): EarlierDraft => ({
  ...{ rowsBefore: 100, rowsNow: 120, goneHeaders: [], steps: [step('a'), step('b')], byRow: 0 },
  ...more,
});

const opened = (complete: boolean, recipeId?: string): OpenedSheet => {
  const recipe = recipeId === undefined ? undefined : { id: recipeId };
  return { phase: 'open', sheetId: 's', state: { rowsId: 'r', revision: 1, undone: 0, complete, recipe } } as never;
};

beforeAll(startI18n);
beforeEach(() => {
  [earlier, recipes, results, asked] = [draft(), [], {}, []];
  cleanNotifications();
  Object.assign(window, {
    aplautImport: {
      request: (name: string) => {
        asked.push(name);
        return Promise.resolve({ ok: true, value: null });
      },
    },
  });
  const stepsDone = (): DoneRecipe['steps'] =>
    (recipes.at(-1)?.steps ?? []).map((each) => ({
      ...{ ...each, changed: 1, misfit: null, column: null },
      ...(each.operation.kind === 'replace' ? results[each.operation.find] : {}),
    }));
  connectSheet({
    request: ((name: string, { operation }: { operation: Recipe }) => {
      if (name === 'get-earlier-draft') return Promise.resolve(earlier);
      if (name === 'get-steps')
        return Promise.resolve({ steps: [], recipe: { ...recipes.at(-1), steps: stepsDone() } });
      recipes.push(operation);
      return Promise.resolve({ changed: operation.steps.length });
    }) as never,
    onEvent: () => undefined,
    close: () => undefined,
  });
  sheetStore.set(opened(true));
});

const show = () =>
  rendered(
    <MantineProvider env="test">
      <Notifications transitionDuration={0} />
      <ChangedFileNotice />
    </MantineProvider>,
  );
/** One that goes fades out. */
const untilGone = () => vi.waitFor(() => expect(notice()).toBe(''));
const notice = (): string => document.querySelector('[data-testid="draft-changed"]')?.textContent ?? '';
const button = (label: string) => [...document.querySelectorAll('button')].find((each) => each.textContent === label);
const press = (label: string) => done(() => button(label)!.click());

it('says what is different in the file, and names a few of many', async () => {
  earlier = draft({ goneHeaders: ['Город', 'Пол', 'Скидка', 'Карта'], byRow: 2 });
  await show();
  expect(notice()).toContain(
    'Было 100 строк, стало 120. Нет столбцов «Город», «Пол», «Скидка»…. 2 правки отдельных строк повторить нельзя: ' +
      'строки могли сдвинуться. Прежние правки лежат в черновике 30 дней.',
  );
  expect(button('Повторить действия (2)')).toBeDefined();
});

it('waits until all rows are there, and goes with the sheet', async () => {
  sheetStore.set(opened(false));
  await show();
  expect(notice()).toBe('');
  await done(() => sheetStore.set(opened(true)));
  expect(notice()).toContain('Файл изменился');
  await done(() => sheetStore.set({ phase: 'none' }));
  await untilGone();
});

it('says nothing where there is no such draft', async () => {
  earlier = null;
  await show();
  expect(notice()).toBe('');
});

it("does the steps again, but not those of the shop's recipe, which is done already", async () => {
  sheetStore.set(opened(true, 'mine'));
  earlier = draft({ steps: [step('a', 'mine'), step('b', 'other'), step('c')] });
  results = { b: { changed: 2 }, c: { changed: 3 } };
  await show();
  await press('Повторить действия (2)');
  expect(recipes.map(soughtIn)).toEqual([['b', 'c']]);
  expect(recipes[0]?.steps.every(({ on }) => on)).toBe(true);
  await vi.waitFor(() => expect(notice()).toContain('Действия из черновика выполненыИзменено 5 ячеек.'));
});

it('offers no steps where there are none', async () => {
  sheetStore.set(opened(true, 'mine'));
  earlier = draft({ steps: [step('a', 'mine')] });
  await show();
  expect([...document.querySelectorAll('button')].map(({ textContent }) => textContent)).not.toContainEqual(
    expect.stringContaining('Повторить'),
  );
});

it('does more steps than one recipe takes as several, in their order and each under its own id', async () => {
  const names = Array.from({ length: 2 * MAX_STEPS + 1 }, (_, n) => `step ${n}`);
  earlier = draft({ steps: names.map((name) => step(name)) });
  await show();
  await press(`Повторить действия (${names.length})`);
  expect(recipes.flatMap(soughtIn)).toEqual(names);
  expect(recipes.map(({ steps }) => steps.length)).toEqual([MAX_STEPS, MAX_STEPS, 1]);
  expect(new Set(recipes.map(({ id }) => id)).size).toBe(3);
});

it('says which steps did not fit, and why', async () => {
  results = { b: { changed: 0, misfit: 'column-gone', column: { header: 'Город' } as never } };
  await show();
  await press('Повторить действия (2)');
  await vi.waitFor(() => expect(notice()).toMatch(/1 шаг не подошёл к этому файлу\..*: в таблице нет столбца «Город»/));
});

it('lets the draft be removed, and goes then', async () => {
  await show();
  await press('Удалить черновик');
  expect(asked).toEqual(['sheet-discard-earlier-draft']);
  await untilGone();
});
