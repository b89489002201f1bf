// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { GRID_ID } from '../../../renderer/features/rows/state/focus-grid';
import { gridMenuStore } from '../../../renderer/features/rows/state/grid-menu-store';
import { openColumnMenuStore } from '../../../renderer/features/rows/state/open-column-menu';
import {
  cellAt,
  drag,
  gridOnPage,
  headerAt,
  mouse,
  PEOPLE,
  rowNumberAt,
  type,
  type GridOnPage,
} from '../../fakes/grid-on-page';

let grid: GridOnPage;

beforeEach(async () => {
  gridMenuStore.set(null);
  openColumnMenuStore.set(null);
  grid = await gridOnPage(PEOPLE);
});

const COLUMNS = [0, 1, 2, 3, 4, 5];
const block = (rows: readonly number[], columns: readonly number[]) =>
  rows.flatMap((row) => columns.map((column) => `${row}:${column}`));

it('a drag selects from the pressed cell to the one under the pointer, and ends wherever the button is let go', async () => {
  await drag(cellAt(2, 3), cellAt(1, 2), cellAt(0, 1));
  expect([grid.focused(), grid.selected()]).toEqual(['2:3', block([0, 1, 2], [1, 2, 3])]);
  await mouse('mousemove', cellAt(3, 5));
  await mouse('mousedown', document.body, { buttons: 1 });
  await mouse('mousemove', cellAt(3, 5), { buttons: 1 });
  expect(grid.selected()).toEqual(block([0, 1, 2], [1, 2, 3]));
});

it('a drag that was left for another window, or let go unseen, selects nothing more', async () => {
  await mouse('mousedown', cellAt(0, 0), { buttons: 1 });
  await mouse('mousemove', cellAt(3, 3), { buttons: 0 });
  expect(grid.selected()).toEqual(['0:0']);
  window.dispatchEvent(new Event('blur'));
  await mouse('mousemove', cellAt(3, 3), { buttons: 1 });
  expect(grid.selected()).toEqual(['0:0']);
});

it('a drag that slips onto the row numbers keeps its columns', async () => {
  await drag(cellAt(0, 3), cellAt(0, 1), rowNumberAt(2));
  expect(grid.selected()).toEqual(block([0, 1, 2], [1, 2, 3]));
});

it('Shift extends the selection from the focused cell, row and column', async () => {
  await drag(cellAt(1, 1));
  await mouse('mousedown', cellAt(2, 2), { shiftKey: true });
  expect([grid.focused(), grid.selected()]).toEqual(['1:1', block([1, 2], [1, 2])]);
  await drag(rowNumberAt(3), rowNumberAt(2));
  expect(grid.selected()).toEqual(block([2, 3], COLUMNS));
  await mouse('mousedown', rowNumberAt(1), { shiftKey: true });
  expect(grid.selected()).toEqual(block([1, 2, 3], COLUMNS));
  await drag(headerAt(4), headerAt(3), cellAt(1, 2));
  expect(grid.selected()).toEqual(block([0, 1, 2, 3], [2, 3, 4]));
  await mouse('mousedown', headerAt(5), { shiftKey: true });
  expect(grid.selected()).toEqual(block([0, 1, 2, 3], [4, 5]));
});

it("a header's menu button and its edge select nothing", async () => {
  await mouse('mousedown', headerAt(3).querySelector('button')!);
  await mouse('mousedown', headerAt(3).querySelector('[data-resizer]')!);
  expect(grid.selected()).toEqual(['0:0']);
});

it('a press in the open cell is the field’s own: the text stays open, and its menu is the one of texts', async () => {
  await mouse('dblclick', cellAt(1, 2));
  const field = grid.field()!;
  expect(field.value).toBe('Борис');
  expect(await mouse('mousedown', field, { buttons: 1 })).toBe(true);
  expect(await mouse('mousemove', cellAt(3, 3), { buttons: 1 })).toBe(true);
  expect(await mouse('contextmenu', field)).toBe(true);
  expect(await mouse('dblclick', field)).toBe(true);
  expect([grid.field(), document.activeElement, grid.selected()]).toEqual([field, field, ['1:2']]);
  expect(gridMenuStore.get()).toBeNull();
});

it('a press elsewhere gives the keyboard to the grid and keeps what was typed', async () => {
  await mouse('dblclick', cellAt(1, 2));
  await type(' Годунов');
  await drag(cellAt(3, 1));
  expect([grid.field(), grid.focused(), document.activeElement?.id]).toEqual([null, '3:1', GRID_ID]);
  await vi.waitFor(async () => expect((await grid.sheet.cells())[1]?.[2]).toBe('Борис Годунов'));
});

it('a click on the checkbox excludes its row, whichever has the focus, and stays in the column', async () => {
  await drag(cellAt(0, 2));
  const box = rowNumberAt(2).querySelector('input')!;
  expect(await mouse('mousedown', box)).toBe(false);
  await mouse('click', box);
  await vi.waitFor(() => expect(grid.opened().state.counts.excluded).toBe(1));
  expect([grid.selected(), document.activeElement?.id]).toEqual([['2:2'], GRID_ID]);
  expect(grid.opened().windows.row(2)?.excluded).toBe(true);
});

it('a right click keeps a selection that it hits, and selects what it hits outside of it', async () => {
  const menuAt = async (on: Element) => {
    gridMenuStore.set(null);
    await mouse('mousedown', on, { button: 2, buttons: 2 });
    expect(await mouse('contextmenu', on, { button: 2 })).toBe(false);
    expect(gridMenuStore.get()).not.toBeNull();
    return grid.selected();
  };
  await drag(cellAt(0, 1), cellAt(1, 2));
  expect(await menuAt(cellAt(1, 2))).toEqual(block([0, 1], [1, 2]));
  expect(await menuAt(cellAt(3, 3))).toEqual(['3:3']);
  await drag(cellAt(0, 1), cellAt(1, 2));
  expect(await menuAt(rowNumberAt(1))).toEqual(block([1], COLUMNS));
  await drag(rowNumberAt(1), rowNumberAt(2));
  expect(await menuAt(rowNumberAt(2))).toEqual(block([1, 2], COLUMNS));
  expect(await menuAt(cellAt(1, 4))).toEqual(block([1, 2], COLUMNS));
});

it('the selection stays when the pointer goes on after a right click', async () => {
  await mouse('contextmenu', cellAt(1, 1), { button: 2 });
  await mouse('mousemove', cellAt(3, 3), { buttons: 1 });
  expect(grid.selected()).toEqual(['1:1']);
});
