// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { GRID_ID } from '../../../renderer/features/rows/state/focus-grid';
import { gridMenuStore } from '../../../renderer/features/rows/state/grid-menu-store';
import { setView } from '../../../renderer/model/change-sheet';
import { runOffered } from '../../../renderer/model/commands/offered-commands';
import { cellAt, drag, gridOnPage, insert, press, pressNow, type, type GridOnPage } from '../../fakes/grid-on-page';
import { done } from '../../fakes/rendered';

const ROWS = [
  ['1', 'anna@example.ru', 'Анна', '', '2018-01-01', 'а'],
  ['2', 'boris@example.ru', 'Борис', '', '2018-01-02', 'б'],
  ['3', 'вера', 'Вера', '', '2018-01-03', 'в'],
  ['4', 'gleb@example.ru', 'Глеб', '', '2018-01-04', ''],
];
let grid: GridOnPage;

beforeEach(async () => {
  gridMenuStore.set(null);
  // The browser's own, which happy-dom lacks.
  Object.assign(document, {
    execCommand: (command: string, _: unknown, text = '') => {
      if (command === 'insertText') insert(text);
      return true;
    },
  });
  grid = await gridOnPage(ROWS);
});

const rows = () => grid.sheet.cells();
const focused = () => document.activeElement?.id;
const asked = (name: string) => grid.page.asked.filter((one) => one.name === name).length;
const paste = (text: string) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData, cancelable: true });
  // As one of the browser's own.
  document.dispatchEvent(Object.defineProperty(event, 'isTrusted', { value: true }));
};
/** Whether a key is left to the browser. */
const isLeft = async (key: string) => {
  let left = false;
  await done(() => (left = pressNow(key)));
  return left;
};
/** As after the control that had the keyboard was taken away. */
const loseFocus = () => (document.activeElement as HTMLElement).blur();

it('what is typed while the next issue is looked for goes into its cell, and in the order in which it was typed', async () => {
  const find = grid.sheet.hold('find-issue');
  await press('F8');
  for (const key of Array.from('vera@example.ru\nю\n', (letter) => (letter === '\n' ? 'Enter' : letter))) pressNow(key);
  expect(grid.field()).toBeNull();
  find();
  await vi.waitFor(async () => expect((await rows())[2]?.[1]).toBe('vera@example.ru'));
  await vi.waitFor(async () => expect((await rows())[3]?.[1]).toBe('ю'));
  expect((await rows()).slice(0, 2)).toEqual(ROWS.slice(0, 2));
});

it('what was typed meanwhile is not lost if there is no other issue', async () => {
  await drag(cellAt(2, 1));
  await type('vera@example.ru');
  await press('Enter');
  await vi.waitFor(() => expect(grid.opened().state.issuesByCode).toEqual([]));
  const find = grid.sheet.hold('find-issue');
  await press('F8', 'ю');
  expect(grid.field()).toBeNull();
  find();
  await vi.waitFor(() => expect([grid.field()?.value, grid.focused()]).toEqual(['ю', '3:1']));
});

it('a key pressed while the edge of the data is looked for is meant for the cell there', async () => {
  await drag(cellAt(0, 5));
  const find = grid.sheet.hold('find-edge');
  await press('Ctrl+ArrowDown', 'Delete');
  find();
  await vi.waitFor(async () => expect((await rows()).map((cells) => cells[5])).toEqual(['а', 'б', '', '']));
});

it('a paste waits, too, and comes before what was pressed after it', async () => {
  const find = grid.sheet.hold('find-issue');
  await press('F8');
  expect(await isLeft('Ctrl+v')).toBe(true);
  paste('vera@example.ru');
  pressNow('ArrowRight');
  pressNow('Delete');
  find();
  await vi.waitFor(async () => expect((await rows())[2]?.slice(1, 3)).toEqual(['vera@example.ru', '']));
  expect((await rows()).slice(0, 2)).toEqual(ROWS.slice(0, 2));
});

it('a letter waits for the row of its cell', async () => {
  await drag(cellAt(0, 2));
  const arrive = grid.sheet.hold('get-window');
  await done(() => setView({ order: { column: 2, direction: 'desc' } }));
  await press('Ю');
  expect(grid.field()).toBeNull();
  arrive();
  await vi.waitFor(() => expect(grid.field()?.value).toBe('Ю'));
  await press('Enter');
  await vi.waitFor(async () => expect((await rows()).map((cells) => cells[2])).toContain('Ю'));
  expect((await rows()).map((cells) => cells[2])).not.toContain('Глеб');
});

it('an undo right after a change takes it back', async () => {
  await drag(cellAt(0, 2));
  pressNow('Delete');
  await press('Ctrl+z');
  await vi.waitFor(() => expect(grid.opened().state.undone).toBe(1));
  expect(await rows()).toEqual(ROWS);
});

it('Tab moves in the grid, and leaves it only right after Esc', async () => {
  await drag(cellAt(0, 1));
  expect([await isLeft('Tab'), grid.focused()]).toEqual([false, '0:2']);
  await press('Escape', 'Shift');
  expect([await isLeft('Shift+Tab'), grid.focused()]).toEqual([true, '0:2']);
  document.getElementById('search')?.focus();
  document.getElementById(GRID_ID)?.focus();
  expect([await isLeft('Tab'), grid.focused()]).toEqual([false, '0:3']);
  await press('Escape');
  await drag(cellAt(1, 1));
  expect([await isLeft('Tab'), grid.focused()]).toEqual([false, '1:2']);
});

it('F6 leaves the grid and comes back', async () => {
  await press('F6');
  expect(focused()).toBe('search');
  await press('F6');
  expect(focused()).toBe(GRID_ID);
});

it('a key that nothing else has is the grid’s, but not one that leads somewhere', async () => {
  await drag(cellAt(1, 2));
  for (const key of ['Tab', 'F6', 'Escape']) {
    loseFocus();
    pressNow(key);
    expect(focused()).toBe(key === 'F6' ? GRID_ID : '');
  }
  loseFocus();
  await press('Ж');
  expect(grid.field()?.value).toBe('Ж');
});

it('keys behind a dialog or an open menu do nothing to the cells', async () => {
  await drag(cellAt(0, 2));
  const dialog = document.body.appendChild(document.createElement('div'));
  dialog.role = 'dialog';
  loseFocus();
  await press('Delete', 'ю');
  dialog.remove();
  await done(() => gridMenuStore.set({ x: 1, y: 1 }));
  loseFocus();
  await press('Delete');
  expect([grid.field(), asked('apply-operation')]).toEqual([null, 0]);
  expect(document.activeElement?.closest('[role="menu"]')).not.toBeNull();
});

it('a text field keeps its keys, except for those that it has no use for', async () => {
  await drag(cellAt(0, 2));
  await press('Delete');
  await vi.waitFor(() => expect(grid.opened().state.canUndo).toBe(true));
  document.getElementById('search')?.focus();
  await type('я');
  expect([pressNow('Ctrl+z'), pressNow('Delete'), pressNow('ArrowDown')]).toEqual([true, true, true]);
  expect([grid.field(), grid.focused(), asked('undo'), asked('apply-operation')]).toEqual([null, '0:2', 0, 1]);
  await press('F8');
  await vi.waitFor(() => expect([grid.focused(), focused()]).toEqual(['2:1', GRID_ID]));
});

it('the program’s menu does what its keys do, where it is possible', async () => {
  await drag(cellAt(1, 2));
  await done(() => runOffered('undo'));
  expect(asked('undo')).toBe(0);
  await done(() => runOffered('toggle-row'));
  await vi.waitFor(() => expect(grid.opened().state.counts.excluded).toBe(1));
  await done(() => runOffered('undo'));
  await vi.waitFor(() => expect(grid.opened().state.counts.excluded).toBe(0));
});
