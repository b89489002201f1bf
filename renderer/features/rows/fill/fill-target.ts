import type { CellPlace, GridRange } from '../state/grid-state';

/** A selection that is dragged by its corner: the cells that get its texts, and the selection itself. */
export interface FillTarget {
  range: GridRange;
  direction: 'down' | 'right';
}

/** What a drag to a cell fills: rows below the selection, else columns to its right. Null inside it, above it and to its left. */
export function fillTarget(selected: GridRange, to: CellPlace): FillTarget | null {
  if (to.position >= selected.bottom) return { range: { ...selected, bottom: to.position + 1 }, direction: 'down' };
  if (to.column >= selected.right) return { range: { ...selected, right: to.column + 1 }, direction: 'right' };
  return null;
}
