import { gridMenuStore } from './grid-menu-store';
import { focusMenu } from './menu-keyboard';
import { openColumnMenuStore } from './open-column-menu';

export const GRID_ID = 'row-grid';

/**
 * Gives the keyboard to the grid, where there is one. While a menu of the grid is open, it is the menu's: what asks for the grid, such as a
 * change that has just arrived, may do so at any time.
 */
export function focusGrid(): void {
  if (isMenuOpen() && focusMenu()) return;
  document.getElementById(GRID_ID)?.focus({ preventScroll: true });
}

function isMenuOpen(): boolean {
  return openColumnMenuStore.get() !== null || gridMenuStore.get() !== null;
}
