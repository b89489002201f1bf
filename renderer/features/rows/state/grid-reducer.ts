import type { SheetView } from '../../../../shared/sheet/sheet-state';
import { followColumns } from './follow-columns';
import { keepInside, moveCell } from './grid-moves';
import { cellsIn, selectedRange, extendBy, extendTo, isIn, walkIn, widen } from './grid-selection';
import {
  FIRST_CELL,
  type CellPlace,
  type GridAction,
  type GridBounds,
  type GridMove,
  type GridState,
} from './grid-state';

/** The grid's state after an action. Its focus is inside the bounds, whatever it was before. */
export function reduceGrid(state: GridState, action: GridAction, bounds: GridBounds): GridState {
  const next = applyAction(state, action, bounds);
  const inside = { ...next, focus: keepInside(next.focus, bounds) };
  const parts = Object.keys(inside) as (keyof GridState)[];
  return parts.every((part) => inside[part] === state[part]) ? state : inside;
}

function applyAction(state: GridState, action: GridAction, bounds: GridBounds): GridState {
  switch (action.kind) {
    case 'enter-view':
      return enterView(state, action.rowsId, action.view);
    case 'follow-columns':
      return followColumns(state, action.placeOf);
    case 'move':
      return moveFocus(state, state.focus, action.move, bounds);
    case 'go-to':
      return { ...state, focus: action.at, selection: null, tabColumn: null };
    case 'reveal':
      return { ...state, focus: action.at };
    case 'extend':
      return { ...state, selection: extendBy(state, action.move, bounds), tabColumn: null };
    case 'extend-to':
      return { ...state, selection: extendTo(state, action.at, bounds), tabColumn: null };
    case 'select':
      return { ...state, selection: widen(state, action.whole), tabColumn: null };
    case 'select-row':
      return selectLine(state, { ...state.focus, position: action.position }, 'rows', action.extends, bounds);
    case 'select-column':
      return selectLine(state, { ...state.focus, column: action.column }, 'columns', action.extends, bounds);
    case 'start-edit': {
      const isInside = state.selection !== null && isIn(selectedRange(state, bounds), action.edit.at);
      return { ...state, focus: action.edit.at, edit: action.edit, selection: isInside ? state.selection : null };
    }
    case 'end-edit': {
      if (state.edit === null) return state;
      const ended = { ...state, edit: null };
      return action.move === null ? ended : moveFocus(ended, state.edit.at, action.move, bounds);
    }
  }
}

/** Inside a selection, Tab and Enter walk through it; every other move leaves it. */
function moveFocus(state: GridState, from: CellPlace, move: GridMove, bounds: GridBounds): GridState {
  const range = selectedRange(state, bounds);
  const isWalk = move === 'next' || move === 'back' || move === 'enter' || move === 'enter-back';
  if (isWalk && state.selection !== null && cellsIn(range) > 1 && isIn(range, from)) {
    const along = move === 'enter' ? 'down' : move === 'enter-back' ? 'up' : move;
    return { ...state, focus: walkIn(range, from, along) };
  }
  const alone: GridState = { ...state, selection: null, tabColumn: null };
  switch (move) {
    case 'next':
      return { ...alone, focus: moveCell(from, move, bounds), tabColumn: state.tabColumn ?? from.column };
    case 'enter':
      return { ...alone, focus: moveCell({ ...from, column: state.tabColumn ?? from.column }, 'down', bounds) };
    case 'enter-back':
      return { ...alone, focus: moveCell(from, 'up', bounds) };
    default:
      return { ...alone, focus: moveCell(from, move, bounds) };
  }
}

/** Selects the row or column of a cell, or all from the selection's anchor to it. */
function selectLine(
  state: GridState,
  at: CellPlace,
  whole: 'rows' | 'columns',
  isExtended: boolean,
  bounds: GridBounds,
): GridState {
  if (isExtended) {
    const { anchor, head } = extendTo(state, at, bounds);
    return { ...state, selection: { anchor, head, whole }, tabColumn: null };
  }
  return { ...state, focus: at, selection: { anchor: at, head: at, whole }, tabColumn: null };
}

/**
 * In another view positions mean other rows, so the focus starts at the first one, and nothing else is selected. The end of a search leads
 * back to the cell where the search started. An edit goes on in another view, but not after the file was read again.
 */
function enterView(state: GridState, rowsId: string, view: SheetView): GridState {
  const before = state.shown;
  const start: GridState = {
    ...state,
    shown: { rowsId, view },
    focus: FIRST_CELL,
    selection: null,
    tabColumn: null,
    beforeSearch: null,
  };
  if (before?.rowsId !== rowsId) return { ...start, edit: null };
  const isOther = (['only', 'outcome', 'issue'] as const).some((part) => before.view[part] !== view[part]);
  if (isOther) return start;
  if (arrangement(before.view) !== arrangement(view))
    return { ...start, focus: { position: 0, column: state.focus.column } };
  if (before.view.search === view.search) return state;
  const origin = before.view.search === '' ? state.focus : state.beforeSearch;
  return view.search === '' ? { ...start, focus: origin ?? FIRST_CELL } : { ...start, beforeSearch: origin };
}

/** What a column's menu has done to the view. It leaves the focus in its column. */
function arrangement({ filters = [], order = null }: SheetView): string {
  return JSON.stringify([filters, order]);
}
