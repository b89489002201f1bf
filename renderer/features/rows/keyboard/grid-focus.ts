import { createStore } from '../../../model/store';
import type { GridFocus } from './focus-moves';

/** The grid, its status line and its panel speak of the same cell. */
export const gridFocusStore = createStore<GridFocus>({ position: 0, column: 0 });

export const GRID_ID = 'row-grid';

/** Gives the keyboard to the grid, where there is one. */
export function focusGrid(): void {
  document.getElementById(GRID_ID)?.focus({ preventScroll: true });
}
