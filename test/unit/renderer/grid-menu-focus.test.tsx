// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { useKeptFocus } from '../../../renderer/features/rows/keyboard/use-kept-focus';
import { focusGrid, GRID_ID } from '../../../renderer/features/rows/state/focus-grid';
import { gridMenuStore } from '../../../renderer/features/rows/state/grid-menu-store';
import { menuKeyboard } from '../../../renderer/features/rows/state/menu-keyboard';
import { openColumnMenuStore } from '../../../renderer/features/rows/state/open-column-menu';
import { done, rendered } from '../../fakes/rendered';

/** The grid, with a menu where it is open. */
function Screen({ items }: { items: readonly string[] }) {
  useKeptFocus();
  return (
    <>
      <div id={GRID_ID} tabIndex={0} />
      {items.length > 0 && (
        <div role="menu" {...menuKeyboard}>
          {items.map((id) => (
            <button key={id} id={id} data-menu-item />
          ))}
        </div>
      )}
    </>
  );
}

const focused = () => document.activeElement?.id;

beforeEach(() => {
  openColumnMenuStore.set(null);
  gridMenuStore.set(null);
});

it.each([
  ['a column', () => openColumnMenuStore.set('c1')],
  ['cells', () => gridMenuStore.set({ x: 1, y: 1 })],
])('the menu of %s has the keyboard until it is closed, whatever asks for the grid', async (_, open) => {
  open();
  await rendered(<Screen items={['sum', 'sort']} />);
  expect(focused()).toBe('sum');
  document.getElementById('sort')?.focus();
  focusGrid();
  expect(focused()).toBe('sort');
  // As it is closed: its elements go later.
  openColumnMenuStore.set(null);
  gridMenuStore.set(null);
  focusGrid();
  expect(focused()).toBe(GRID_ID);
});

it('the first item has it if the focused one is gone', async () => {
  openColumnMenuStore.set('c1');
  const screen = await rendered(<Screen items={['sum', 'repair', 'sort']} />);
  document.getElementById('repair')?.focus();
  await screen.again(<Screen items={['sum', 'sort']} />);
  expect(focused()).toBe('sum');
});

it('the grid has it where a menu is open that is out of sight', async () => {
  openColumnMenuStore.set('c1');
  await rendered(<Screen items={[]} />);
  await done(focusGrid);
  expect(focused()).toBe(GRID_ID);
});
