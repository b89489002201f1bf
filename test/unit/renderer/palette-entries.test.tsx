// @vitest-environment happy-dom
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { startI18n } from '../../../renderer/app/i18n';
import { usePaletteEntries, type Entry } from '../../../renderer/app/commands/palette-entries';
import { editCells } from '../../../renderer/model/change-sheet';
import { offerCommands } from '../../../renderer/model/commands/offered-commands';
import { refreshUsable } from '../../../renderer/model/commands/situation';
import { deliveriesStore } from '../../../renderer/model/deliveries';
import { goTo, placeStore } from '../../../renderer/model/navigation';
import { appInfoStore, settingsStore } from '../../../renderer/model/settings';
import { sheetStore, type OpenedSheet } from '../../../renderer/model/sheet';
import { shopsStore } from '../../../renderer/model/shops';
import { done, rendered } from '../../fakes/rendered';
import { pageOfTest, sheetOfTest, type MainAnswers, type PageOfTest } from '../../fakes/sheet-on-page';

const SHOPS = [
  { id: 'mine', name: 'Обувь', timeZone: 'UTC' },
  { id: 'other', name: 'Сумки', timeZone: 'UTC' },
] as never[];
const RECENT = [{ id: 'f', name: 'клиенты.xlsx', openedAt: '2026-01-01T10:00:00.000Z' }];
const delivery = (id: string) => ({
  ...{ id, fileName: `${id}.csv`, shopId: 'mine', shopName: 'Обувь', createdAt: '2026-01-01T10:00:00.000Z' },
  state: { status: 'done' },
});
let page: PageOfTest;
let answers: MainAnswers;
let entries: Entry[];

function Screen() {
  entries = usePaletteEntries();
  return null;
}

beforeAll(startI18n);
beforeEach(() => {
  goTo('intake');
  shopsStore.set({ shops: SHOPS, chosenId: 'mine' });
  appInfoStore.set(null);
  deliveriesStore.set({ currentId: null, byId: {}, rowsIds: {} });
  answers = {
    'app-info': () => ({ recentFiles: RECENT, settings: settingsStore.get() }),
    'delivery-list': () => ({ total: 1, watched: [], deliveries: [delivery('d')] }),
    'delivery-get': ({ id }: { id: string }) => ({ summary: delivery(id) }),
    'shops-choose': ({ id }: { id: string }) => ({ shops: SHOPS, chosenId: id }),
  };
  page = pageOfTest(answers);
});

const show = async () => {
  refreshUsable();
  await rendered(<Screen />);
};
const ids = (group?: string) =>
  entries.filter((entry) => group === undefined || entry.group === group).map(({ id }) => id);
const entry = (id: string) => entries.find((one) => one.id === id)!;
const run = (id: string) => done(() => entry(id).run());
/** Opens a sheet in which one e-mail is wrong. */
const openSheet = async () => {
  const csv = 'external_id,email,name,phone,created_at\n1,a@example.ru,Анна,,2018-01-01\n2,вера,Вера,,2018-01-03\n';
  await page.open('s', sheetOfTest(csv));
  await vi.waitFor(() => expect(placeStore.get()).toBe('rows'));
};

it('offers only what can be done where the person is', async () => {
  await show();
  expect(ids('steps')).toEqual(['go-intake']);
  expect(ids()).toEqual(expect.arrayContaining(['open', 'add-shop', 'zoom-in']));
  for (const id of ['save-as', 'next-issue', 'undo', 'copy', 'palette', 'notices']) expect(ids()).not.toContain(id);
});

it('goes on offering that while it is open, where its own field has the keyboard', async () => {
  await openSheet();
  await show();
  const before = ids('commands');
  expect(before).toEqual(expect.arrayContaining(['save-as', 'next-issue', 'find']));
  const dialog = document.body.appendChild(document.createElement('div'));
  dialog.role = 'dialog';
  const field = dialog.appendChild(document.createElement('input'));
  field.focus();
  await done(() => refreshUsable());
  expect(ids('commands')).toEqual(before);
  dialog.remove();
});

it('names the kinds of issues with their counts as they are now, and shows their rows', async () => {
  await openSheet();
  await show();
  const [issue] = ids('issues');
  expect(ids('issues')).toHaveLength(1);
  expect(entry(issue!)).toMatchObject({ description: '1 замечание', key: '' });
  goTo('history');
  await run(issue!);
  const { state } = sheetStore.get() as OpenedSheet;
  expect([placeStore.get(), `issue ${state.view.issue}`, state.viewRows]).toEqual(['rows', issue, 1]);
  await done(() => editCells([{ row: 2, column: 1, value: 'vera@example.ru' }]));
  await vi.waitFor(() => expect(ids('issues')).toEqual([]));
});

it('opens a recent file and a delivery', async () => {
  await show();
  await vi.waitFor(() => expect([ids('recent'), ids('deliveries')]).toEqual([['recent f'], ['delivery d']]));
  expect([entry('recent f').label, entry('delivery d').label]).toEqual(['клиенты.xlsx', 'd.csv']);
  expect(entry('delivery d').description).toMatch(/^Обувь · /);
  await run('recent f');
  expect(page.asked.at(-1)).toEqual({ name: 'sheet-reopen-recent', payload: { id: 'f' } });
  await run('delivery d');
  expect(placeStore.get()).toBe('delivery');
});

it('chooses any shop but the chosen one', async () => {
  await show();
  expect(ids('shops')).toEqual(['shop other']);
  await run('shop other');
  expect([shopsStore.get().chosenId, ids('shops')]).toEqual(['other', ['shop mine']]);
});

it('does what main does by asking it, and what the page does here', async () => {
  const did: string[] = [];
  const end = offerCommands(['add-shop'], (id) => did.push(id));
  await show();
  await run('open');
  expect(page.asked.at(-1)).toEqual({ name: 'commands-run', payload: { id: 'open' } });
  await run('add-shop');
  expect([did, page.asked.filter(({ name }) => name === 'commands-run').length]).toEqual([['add-shop'], 1]);
  end();
});

it('has everything else where main does not say what was opened and sent', async () => {
  const refuse = () => {
    throw new Error('no');
  };
  Object.assign(answers, { 'app-info': refuse, 'delivery-list': refuse });
  await show();
  expect([ids('recent'), ids('deliveries'), ids('shops')]).toEqual([[], [], ['shop other']]);
  expect(ids('commands')).toContain('open');
});
