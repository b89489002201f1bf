import { createStore } from '../../../model/store';

/** The id of the grid's column whose menu is open; null if none is. */
export const openColumnMenuStore = createStore<string | null>(null);
