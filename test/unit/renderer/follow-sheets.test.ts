// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { reread, setRules, setView } from '../../../renderer/model/change-sheet';
import { goTo, placeStore } from '../../../renderer/model/navigation';
import { sheetStore, type OpenedSheet } from '../../../renderer/model/sheet';
import { shopsStore } from '../../../renderer/model/shops';
import type { ColumnLayout } from '../../../shared/consumer/target';
import { pageOfTest, sheetOfTest, type PageOfTest, type SheetOfTest } from '../../fakes/sheet-on-page';

const FULL =
  'external_id,email,name,phone,created_at,note\n1,a@example.ru,Анна,,2018-01-01,да\n2,b@example.ru,Яна,,2018-01-02,нет\n';
let page: PageOfTest;
let sheet: SheetOfTest;
/** The layout that main remembers for the shop and the headers. */
let layout: ColumnLayout | null;
let recall: Promise<void>;

beforeEach(() => {
  goTo('intake');
  [layout, recall] = [null, Promise.resolve()];
  shopsStore.set({ shops: [{ id: 'mine', timeZone: 'Europe/Moscow' } as never], chosenId: 'mine' });
  page = pageOfTest({
    'layout-recall': async () => {
      const answer = layout;
      await recall;
      return answer;
    },
  });
  sheet = sheetOfTest(FULL);
});

const phase = () => sheetStore.get().phase;
const opened = () => sheetStore.get() as OpenedSheet;
const asked = (name: string) => page.asked.filter((one) => one.name === name).length;
const opening = (sheetId: string, isAgain = false) =>
  page.tell('sheet-opening', { fileName: `${sheetId}.csv`, sheetId, isAgain });
const targets = () => opened().state.rules.layout.targets;
/** The layout with the last column left out. */
const withoutNote = async (): Promise<ColumnLayout> => {
  await page.open('s', sheet);
  await vi.waitFor(() => expect(phase()).toBe('open'));
  const { layout } = opened().state.rules;
  sheetStore.set({ phase: 'none' });
  return { ...layout, targets: layout.targets.with(5, { kind: 'skip' }) };
};

it('a port that comes before main has told of its sheet is used, and one of another sheet is not', async () => {
  await sheet.read();
  page.handOver('s', sheet);
  page.handOver('other', sheetOfTest('a,b\n'));
  opening('s');
  await vi.waitFor(() => expect(phase()).toBe('open'));
  expect(opened().state.counts.rows).toBe(2);
});

it('what comes late of a sheet that was left changes nothing in the next one', async () => {
  const next = sheetOfTest('external_id,email,name,phone,created_at\n7,g@example.ru,Глеб,,2018-01-07\n');
  await page.open('s', sheet);
  await vi.waitFor(() => expect(phase()).toBe('open'));
  const failed = { event: 'failed', problem: { code: 'crashed', detail: '' } } as const;
  opening('next');
  sheet.tell(failed);
  page.handOver('next', next);
  await next.read();
  await vi.waitFor(() => expect(phase()).toBe('open'));
  const { state } = opened();
  page.tell('sheet-closed', { sheetId: 's', problem: failed.problem });
  expect([opened().sheetId, opened().state]).toEqual(['next', state]);
});

it('the rows are shown where nothing is to be decided, the columns where something is, and no step that was chosen is left', async () => {
  await page.open('s', sheet);
  await vi.waitFor(() => expect(placeStore.get()).toBe('rows'));
  await page.open('less', sheetOfTest('email,name\na@example.ru,Анна\n'));
  await vi.waitFor(() => expect(placeStore.get()).toBe('columns'));
  let found: () => void = () => undefined;
  recall = new Promise((resolve) => (found = resolve));
  await page.open('s', sheetOfTest(FULL));
  await vi.waitFor(() => expect(phase()).toBe('open'));
  goTo('history');
  found();
  await vi.waitFor(() => expect(asked('layout-recall')).toBe(3));
  await recall;
  expect(placeStore.get()).toBe('history');
});

it('the layout that the shop used with these headers is used again', async () => {
  layout = await withoutNote();
  await page.open('again', sheetOfTest(FULL));
  await vi.waitFor(() => expect(opened().recalled).toBe(true));
  expect(targets().at(-1)).toEqual({ kind: 'skip' });
  const { rowsId } = opened().state;
  await reread({ headerRow: 1 });
  await vi.waitFor(() => expect(opened().state.rowsId).not.toBe(rowsId));
  await vi.waitFor(() => expect(targets().at(-1)).toEqual({ kind: 'skip' }));
});

it('a layout that comes late does not replace what the person has chosen by then', async () => {
  layout = await withoutNote();
  let found: () => void = () => undefined;
  recall = new Promise((resolve) => (found = resolve));
  await page.open('late', sheetOfTest(FULL));
  await vi.waitFor(() => expect(phase()).toBe('open'));
  const own = { ...opened().state.rules.layout, targets: targets().with(2, { kind: 'skip' }) };
  await setRules({ layout: own });
  found();
  await vi.waitFor(() => expect(placeStore.get()).not.toBe('intake'));
  expect([opened().state.rules.layout, opened().recalled]).toEqual([own, false]);
});

it('a sheet that is shown again keeps its own layout, place and rows', async () => {
  await page.open('s', sheet);
  await vi.waitFor(() => expect(placeStore.get()).toBe('rows'));
  const before = asked('layout-recall');
  goTo('columns');
  opening('s', true);
  expect(phase()).toBe('reading');
  page.handOver('s', sheet);
  await vi.waitFor(() => expect(phase()).toBe('open'));
  expect([placeStore.get(), asked('layout-recall')]).toEqual(['columns', before]);
});

it('another reading is shown with its own rows and the layout of its own headers; one that fails brings back what was there', async () => {
  await page.open('s', sheet);
  await vi.waitFor(() => expect(placeStore.get()).toBe('rows'));
  const { windows, state } = opened();
  const before = asked('layout-recall');
  await reread({ delimiter: ';' });
  await vi.waitFor(() => expect(opened().state.columns).toHaveLength(1));
  expect(opened().windows).not.toBe(windows);
  await vi.waitFor(() => expect(asked('layout-recall')).toBe(before + 1));
  // As from the sheet process when a reading failed after its first rows: the sheet as it was.
  sheet.tell({ event: 'state', changed: { ...state, revision: state.revision + 9 } });
  expect([opened().state.columns.length, asked('layout-recall')]).toEqual([6, before + 1]);
});

it('after a move no row is shown at the place of another, and after a change the old ones stay until the new ones come', async () => {
  await page.open('s', sheet);
  await vi.waitFor(() => expect(phase()).toBe('open'));
  const { windows } = opened();
  windows.want(0, 2);
  await vi.waitFor(() => expect(windows.row(0)?.cells[2]).toBe('Анна'));
  let arrive = sheet.hold('get-window');
  const { rowsId, revision } = opened().state;
  const edits = [{ row: 1, column: 2, value: 'Вера' }];
  await sheet.request('apply-operation', { rowsId, revision, operation: { kind: 'set', edits } });
  expect(windows.row(0)?.cells[2]).toBe('Анна');
  arrive();
  await vi.waitFor(() => expect(windows.row(0)?.cells[2]).toBe('Вера'));
  arrive = sheet.hold('get-window');
  await setView({ order: { column: 2, direction: 'desc' } });
  expect(windows.row(0)).toBeUndefined();
  arrive();
  await vi.waitFor(() => expect([windows.row(0)?.cells[2], windows.row(1)?.cells[2]]).toEqual(['Яна', 'Вера']));
});

it('a sheet that cannot be read, or whose process ends, leads back to the files and says why', async () => {
  await page.open('s', sheet);
  await vi.waitFor(() => expect(placeStore.get()).toBe('rows'));
  const problem = { code: 'crashed', detail: 'memory' } as const;
  page.tell('sheet-closed', { sheetId: 's', problem });
  expect([sheetStore.get(), placeStore.get()]).toMatchObject([{ phase: 'failed', problem }, 'intake']);
  page.tell('sheet-closed', { sheetId: 's', problem: null });
  expect(sheetStore.get()).toMatchObject({ phase: 'failed', problem });
});

it('a sheet that was closed is gone', async () => {
  await page.open('s', sheet);
  await vi.waitFor(() => expect(placeStore.get()).toBe('rows'));
  page.tell('sheet-closed', { sheetId: 's', problem: null });
  expect([phase(), placeStore.get()]).toEqual(['none', 'intake']);
});

it('the progress is shown while the file is read, whether its first rows are there or not, and not after that', async () => {
  const progress = { event: 'progress', done: 0.5, rows: 7 } as const;
  opening('s');
  page.handOver('s', sheet);
  sheet.tell(progress);
  expect(sheetStore.get()).toMatchObject({ phase: 'reading', progress: { done: 0.5, rows: 7, isRestoring: false } });
  let finish: () => void = () => undefined;
  const read = sheet.read(new Promise<void>((resolve) => (finish = resolve)));
  await vi.waitFor(() => expect(phase()).toBe('open'));
  sheet.tell({ ...progress, isRestoring: true });
  expect(opened().reading).toEqual({ done: 0.5, rows: 7, isRestoring: true });
  finish();
  await read;
  await vi.waitFor(() => expect(opened().reading).toBeNull());
  sheet.tell(progress);
  expect(opened().reading).toBeNull();
});

it('times are read in the zone of the shop that is chosen', async () => {
  await page.open('s', sheet);
  await vi.waitFor(() => expect(phase()).toBe('open'));
  const zone = (timeZone: string) => shopsStore.set({ shops: [{ id: 'mine', timeZone } as never], chosenId: 'mine' });
  zone('Europe/Moscow');
  zone('Asia/Vladivostok');
  await vi.waitFor(() => expect(opened().state.rules.timeZone).toBe('Asia/Vladivostok'));
  expect(asked('apply-operation')).toBe(1);
});
