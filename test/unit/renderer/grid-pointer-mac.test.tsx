// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { gridMenuStore } from '../../../renderer/features/rows/state/grid-menu-store';
import { cellAt, drag, gridOnPage, headerAt, mouse } from '../../fakes/grid-on-page';

vi.hoisted(() => Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (Macintosh; Intel Mac OS X)' }));

it('a click with Ctrl, which is a right click, keeps the selection for the menu', async () => {
  const grid = await gridOnPage([
    ['1', 'anna@example.ru', 'Анна', '', '2018-01-01', ''],
    ['2', 'boris@example.ru', 'Борис', '', '2018-01-02', ''],
  ]);
  await drag(cellAt(0, 1), cellAt(1, 2));
  const selected = grid.selected();
  expect(selected).toHaveLength(4);
  const click = { ctrlKey: true, buttons: 1 };
  await mouse('mousedown', cellAt(1, 1), click);
  await mouse('contextmenu', cellAt(1, 1), click);
  expect([grid.selected(), gridMenuStore.get()]).toEqual([selected, expect.anything()]);
  gridMenuStore.set(null);
  await mouse('mousedown', headerAt(4), click);
  expect(grid.selected()).toEqual(selected);
});
