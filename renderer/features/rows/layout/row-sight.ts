import { ROW_PX } from './grid-geometry';
import type { ScrollPlace } from './scroll-range';

/** Rows rendered beyond either edge, so that a slow scroll shows no blank rows. */
const OVERSCAN = 8;

/** What the rendering depends on: a scroll that changes none of this renders nothing. */
export interface RowSight {
  firstRow: number;
  /** How far the content's position is ahead of the element's, in px. */
  offsetPx: number;
}

/** The most rows that are rendered in a view of this height. */
export function mostRows(viewPx: number): number {
  return Math.ceil(viewPx / ROW_PX) + 1 + 2 * OVERSCAN;
}

/** The rows that are rendered, as far as they exist: start…end (exclusive). None before the grid is laid out. */
export function rowsInSight(firstRow: number, viewPx: number): { start: number; end: number } {
  const end = viewPx === 0 ? 0 : firstRow + mostRows(viewPx) - OVERSCAN;
  return { start: Math.max(0, Math.min(firstRow - OVERSCAN, end)), end };
}

/** What is in sight at a place: the same as before, if nothing has to be rendered for it. */
export function changedSight(before: RowSight, place: ScrollPlace): RowSight {
  const firstRow = Math.floor(place.contentTop / ROW_PX);
  const offsetPx = place.contentTop - place.scrollTop;
  // A difference below half a pixel comes from rounding two large numbers.
  if (firstRow === before.firstRow && Math.abs(offsetPx - before.offsetPx) < 0.5) return before;
  return { firstRow, offsetPx };
}
