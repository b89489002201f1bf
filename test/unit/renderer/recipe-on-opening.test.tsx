// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanNotifications, Notifications } from '@mantine/notifications';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startI18n } from '../../../renderer/app/i18n';
import { useRecipeOnOpening } from '../../../renderer/features/recipes/use-recipe-on-opening';
import { stepsWantedStore } from '../../../renderer/features/recipes/wanted-steps';
import { editCells, noteTyping, reread } from '../../../renderer/model/change-sheet';
import { placeStore } from '../../../renderer/model/navigation';
import { sheetStore, type OpenedSheet } from '../../../renderer/model/sheet';
import { shopsStore } from '../../../renderer/model/shops';
import type { RecipeStep } from '../../../shared/sheet/operation';
import { done, rendered } from '../../fakes/rendered';
import { pageOfTest, sheetOfTest, type PageOfTest, type SheetOfTest } from '../../fakes/sheet-on-page';

const CSV = 'external_id,email,name,phone,created_at,note\n1,a@example.ru,Анна,,2018-01-01,да\n';
const query = { wholeCell: false, matchCase: false, isRegex: false };
const replace = (find: string, replacement: string): RecipeStep => ({
  ...{ columns: [], on: true },
  operation: { ...query, kind: 'replace', find, replacement, scope: { kind: 'sheet' } },
});
/** A step on a column that the file does not have. */
const unfit: RecipeStep = {
  ...{ columns: [{ target: { kind: 'skip' }, header: 'Город' }], on: true },
  operation: { ...query, kind: 'replace', find: 'а', replacement: 'б', scope: { kind: 'column', column: 0 } },
};

let page: PageOfTest;
let sheet: SheetOfTest;
/** What main recalls for the file's headers; waits for `recall`. */
let steps: RecipeStep[] | null;
let recall: Promise<void>;
/** Main cannot say. */
let refuses: boolean;

function Screen() {
  useRecipeOnOpening();
  return null;
}

beforeAll(startI18n);
beforeEach(async () => {
  cleanNotifications();
  stepsWantedStore.set(false);
  [steps, recall, refuses] = [[replace('да', 'нет')], Promise.resolve(), false];
  page = pageOfTest({
    'recipe-recall': async ({ shopId, headers }: { shopId: string; headers: string[] }) => {
      const isMeant = shopId === 'mine' && headers.includes('note');
      const answer = isMeant && steps !== null ? { id: 'r', name: 'Каждую неделю', steps } : null;
      await recall;
      if (refuses) throw new Error('no');
      return answer;
    },
  });
  shopsStore.set({ shops: [{ id: 'mine', timeZone: 'Europe/Moscow' } as never], chosenId: 'mine' });
  sheet = sheetOfTest(CSV);
  await rendered(
    <MantineProvider env="test">
      <Notifications transitionDuration={0} />
      <Screen />
    </MantineProvider>,
  );
});

const note = async () => (await sheet.cells())[0]?.[5];
const open = () => done(() => page.open('s', sheet));
const notices = () => [...document.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent).join('|');
const asked = (name: string) => page.asked.filter((one) => one.name === name).length;
const press = (label: string) =>
  done(() => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === label)!.click());
const shows = (text: string) => vi.waitFor(() => expect(notices()).toContain(text));
/** When what was asked for, and what follows from that, is answered: the sheet answers in order. */
const settled = async () => {
  for (let round = 0; round < 5; round += 1) await done(() => sheet.request('get-state', {}));
};
const edit = (value: string) => done(() => editCells([{ row: 1, column: 2, value }]));

it('does the recipe of the shop, says what it did, and takes it back', async () => {
  steps = [replace('да', 'нет'), unfit];
  await open();
  await shows('Выполнен набор шагов «Каждую неделю»');
  expect(notices()).toContain('Изменена 1 ячейка. 1 шаг не подошёл к этому файлу.');
  expect(await note()).toBe('нет');
  await press('Отменить');
  await vi.waitFor(async () => expect(await note()).toBe('да'));
  expect(notices()).toBe('');
});

it('takes it back only as the last thing done, so that no later work goes with it', async () => {
  await open();
  await shows('Выполнен');
  await edit('Яна');
  await press('Отменить');
  await shows('После этого в таблице изменилось что-то ещё');
  expect((await sheet.cells())[0]?.slice(2)).toEqual(['Яна', '', '2018-01-01', 'нет']);
});

it('leads to the steps, and offers no undo where nothing was changed', async () => {
  steps = [replace('мимо', 'нет')];
  await open();
  await shows('Изменено 0 ячеек');
  expect(document.querySelector('[data-testid="repair-undo"]')).toBeNull();
  await press('Показать шаги');
  expect([placeStore.get(), stepsWantedStore.get()]).toEqual(['rows', true]);
});

it('waits until all rows are there, and is done to what was typed meanwhile as well', async () => {
  let finish: () => void = () => undefined;
  const until = new Promise<void>((resolve) => (finish = resolve));
  void page.open('s', sheet, { until });
  await vi.waitFor(() => expect(sheetStore.get().phase).toBe('open'));
  const typed = noteTyping();
  await settled();
  expect(asked('recipe-recall')).toBe(0);
  finish();
  await shows('Выполнен');
  typed();
  expect(await note()).toBe('нет');
});

it('leaves a sheet alone that was worked on while the recipe was looked for', async () => {
  let found: () => void = () => undefined;
  recall = new Promise((resolve) => (found = resolve));
  await open();
  await edit('Яна');
  found();
  await settled();
  expect([notices(), await note()]).toEqual(['', 'да']);
});

it('leaves a sheet alone that is shown again with work in it', async () => {
  const mine = steps;
  steps = null;
  await open();
  await edit('Яна');
  steps = mine;
  await done(() => {
    page.tell('sheet-opening', { fileName: 's.csv', sheetId: 's', isAgain: true });
    page.handOver('s', sheet);
  });
  await settled();
  expect([sheetStore.get().phase, notices(), await note()]).toEqual(['open', '', 'да']);
});

it('does nothing to the sheet that was opened in place of the one it was looked for', async () => {
  let found: () => void = () => undefined;
  recall = new Promise((resolve) => (found = resolve));
  await open();
  steps = null;
  const next = sheetOfTest(CSV);
  await done(() => page.open('next', next));
  steps = [replace('да', 'нет')];
  found();
  await settled();
  expect([notices(), (await next.cells())[0]?.[5]]).toEqual(['', 'да']);
});

it('is looked for again when the file is read again, and its notice goes with the rows that it was about', async () => {
  await open();
  await shows('Выполнен');
  const { rowsId } = (sheetStore.get() as OpenedSheet).state;
  steps = null;
  await done(() => reread({ headerRow: 1 }));
  await vi.waitFor(() => expect((sheetStore.get() as OpenedSheet).state.rowsId).not.toBe(rowsId));
  await settled();
  expect([notices(), await note(), asked('recipe-recall')]).toEqual(['', 'да', 2]);
});

it('says so if it could not be done', async () => {
  refuses = true;
  await open();
  await shows('Набор шагов не выполнен');
});

it('says nothing about a sheet that is closed meanwhile', async () => {
  const apply = sheet.hold('apply-operation');
  await open();
  await vi.waitFor(() => expect(page.asked.at(-1)?.name).toBe('apply-operation'));
  await done(() => page.tell('sheet-closed', { sheetId: 's', problem: null }));
  apply();
  await settled();
  expect(notices()).toBe('');
});
