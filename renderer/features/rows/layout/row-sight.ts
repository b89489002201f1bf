import { ROW_PX } from './grid-geometry';
import type { ScrollPlace } from './scroll-range';

/** Rows rendered beyond either edge, so that a slow scroll shows no blank rows. */
const OVERSCAN = 8;

/** What the rendering depends on: a scroll that changes none of this renders nothing. */
export interface RowSight {
  firstRow: number;
  /** How far the content's position is ahead of the element's, in px. */
  offsetPx: number;
  /** How far rows are ahead of the keys of their elements. */
  shift: number;
}

/** The rows that are rendered, as far as they exist: start…end (exclusive). None before the grid is laid out. */
export function rowsInSight(firstRow: number, viewPx: number): { start: number; end: number } {
  const end = viewPx === 0 ? 0 : firstRow + Math.ceil(viewPx / ROW_PX) + 1 + OVERSCAN;
  return { start: Math.max(0, Math.min(firstRow - OVERSCAN, end)), end };
}

/**
 * What is in sight at a place. If most of the rows are others than before, they take over the elements.
 *
 * @param keepsElements rows keep their elements in any case
 */
export function changedSight(before: RowSight, place: ScrollPlace, viewPx: number, keepsElements: boolean): RowSight {
  const firstRow = Math.floor(place.contentTop / ROW_PX);
  const offsetPx = place.contentTop - place.scrollTop;
  // A difference below half a pixel comes from rounding two large numbers.
  if (firstRow === before.firstRow && Math.abs(offsetPx - before.offsetPx) < 0.5) return before;
  const was = rowsInSight(before.firstRow, viewPx);
  const now = rowsInSight(firstRow, viewPx);
  const moved = now.start - was.start;
  const isJump = Math.abs(moved) > (now.end - now.start) / 2;
  return { firstRow, offsetPx, shift: isJump && !keepsElements ? before.shift + moved : before.shift };
}
