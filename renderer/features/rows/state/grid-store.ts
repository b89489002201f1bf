import { createStore } from '../../../model/store';
import { EMPTY_GRID, type GridState } from './grid-state';

/** Shared by the grid, its status line and its panel. It outlives the grid: coming back from the review, the focus is where it was. */
export const gridStore = createStore<GridState>(EMPTY_GRID);
