export const GRID_ID = 'row-grid';

/** Gives the keyboard to the grid, where there is one. */
export function focusGrid(): void {
  document.getElementById(GRID_ID)?.focus({ preventScroll: true });
}
