import { useLayoutEffect } from 'react';
import type { SheetState } from '../../../../shared/sheet/sheet-state';
import { createStore } from '../../../model/store';
import { gridFocusStore } from './grid-focus';
import { focusInView, type ViewFocus } from './view-focus';

/** Outlives the grid: who comes back from the review finds the cell where he was. */
const viewFocusStore = createStore<ViewFocus | null>(null);

/** Keeps the focus with the view that the sheet really shows: its row count is that of this very view. */
export function useViewFocus({ rowsId, view }: SheetState): void {
  const { only, outcome, search } = view;
  // Before the grid's own effects: one of them may show a row that was asked for on the way here.
  useLayoutEffect(() => {
    const last = viewFocusStore.get();
    const before = last === null ? null : { ...last, focus: gridFocusStore.get() };
    const next = focusInView(before, rowsId, { only, outcome, search });
    viewFocusStore.set(next);
    gridFocusStore.set(next.focus);
  }, [rowsId, only, outcome, search]);
}
