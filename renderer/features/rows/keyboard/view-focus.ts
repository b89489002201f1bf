import type { SheetView } from '../../../../shared/sheet/sheet-state';
import type { GridFocus } from './focus-moves';

/** The rows that a focus is a place among, and where the person was before they were searched. */
export interface ViewFocus {
  rowsId: string;
  view: SheetView;
  focus: GridFocus;
  beforeSearch: GridFocus | null;
}

/**
 * The focus in a view, coming from another one. Positions mean other rows there, so that it begins at the first; but the end of a
 * search leads back to the cell where it began.
 */
export function focusInView(before: ViewFocus | null, rowsId: string, view: SheetView): ViewFocus {
  const start: ViewFocus = { rowsId, view, focus: { position: 0, column: 0 }, beforeSearch: null };
  if (before?.rowsId !== rowsId) return start;
  if (before.view.only !== view.only || before.view.outcome !== view.outcome) return start;
  if (before.view.search === view.search) return { ...before, view };
  const origin = before.view.search === '' ? before.focus : before.beforeSearch;
  return view.search === '' ? { ...start, focus: origin ?? start.focus } : { ...start, beforeSearch: origin };
}
