import { createStore } from '../../model/store';
import type { GridFocus } from './focus-moves';

/** The grid, its status line and its panel speak of the same cell. */
export const gridFocusStore = createStore<GridFocus>({ position: 0, column: 0 });
