import { createStore } from '../../../model/store';

/** Where the menu of the selected cells is open, in pixels of the window; null while it is closed. */
export const gridMenuStore = createStore<{ x: number; y: number } | null>(null);
