import { cellId } from '../layout/grid-geometry';
import { GRID_ID } from '../state/focus-grid';
import { gridMenuStore } from '../state/grid-menu-store';
import type { CellPlace } from '../state/grid-state';

/** Opens the menu below a cell, or at the grid's top if the cell is not on the screen. */
export function openCellMenuAt({ position, column }: CellPlace): void {
  const element = document.getElementById(cellId(position, column)) ?? document.getElementById(GRID_ID);
  if (element === null) return;
  const { left, top, bottom } = element.getBoundingClientRect();
  gridMenuStore.set({ x: left, y: element.id === GRID_ID ? top : bottom });
}
