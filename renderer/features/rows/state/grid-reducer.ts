import type { SheetView } from '../../../../shared/sheet/sheet-state';
import { keepInside, moveCell } from './grid-moves';
import { FIRST_CELL, type GridAction, type GridBounds, type GridState } from './grid-state';

/** The grid's state after an action. Its focus is inside the bounds, whatever it was before. */
export function reduceGrid(state: GridState, action: GridAction, bounds: GridBounds): GridState {
  const next = applyAction(state, action, bounds);
  const focus = keepInside(next.focus, bounds);
  return focus === next.focus ? next : { ...next, focus };
}

function applyAction(state: GridState, action: GridAction, bounds: GridBounds): GridState {
  switch (action.kind) {
    case 'enter-view':
      return enterView(state, action.rowsId, action.view);
    case 'move':
      return { ...state, focus: moveCell(state.focus, action.move, bounds) };
    case 'go-to':
      return state.focus === action.at ? state : { ...state, focus: action.at };
    case 'start-edit':
      return { ...state, focus: action.edit.at, edit: action.edit };
    case 'end-edit': {
      if (state.edit === null) return state;
      const focus = action.move === null ? state.focus : moveCell(state.edit.at, action.move, bounds);
      return { ...state, focus, edit: null };
    }
  }
}

/**
 * In another view positions mean other rows, so the focus starts at the first one. The end of a search leads back to the cell where
 * the search started. An edit goes on in another view, but not after the file was read again.
 */
function enterView(state: GridState, rowsId: string, view: SheetView): GridState {
  const before = state.shown;
  const start: GridState = { ...state, shown: { rowsId, view }, focus: FIRST_CELL, beforeSearch: null };
  if (before?.rowsId !== rowsId) return { ...start, edit: null };
  if (before.view.only !== view.only || before.view.outcome !== view.outcome) return start;
  if (before.view.search === view.search) return state;
  const origin = before.view.search === '' ? state.focus : state.beforeSearch;
  return view.search === '' ? { ...start, focus: origin ?? FIRST_CELL } : { ...start, beforeSearch: origin };
}
