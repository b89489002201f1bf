import type { CellPlace, GridState, Selection } from './grid-state';

/** Focus, edit and selection stay in their columns. A selection of several columns, which may be apart now, ends. */
export function followColumns(state: GridState, placeOf: (column: number) => number): GridState {
  const follow = <C extends CellPlace | null>(cell: C): C =>
    cell === null || placeOf(cell.column) === cell.column ? cell : { ...cell, column: placeOf(cell.column) };
  const focus = follow(state.focus);
  const { edit, tabColumn } = state;
  const at = follow(edit?.at ?? null);
  return {
    ...state,
    focus,
    selection: followSelection(state.selection, follow),
    tabColumn: tabColumn === null ? null : placeOf(tabColumn),
    beforeSearch: follow(state.beforeSearch),
    edit: edit === null || at === null || at === edit.at ? edit : { ...edit, at },
  };
}

function followSelection(selection: Selection | null, follow: (cell: CellPlace) => CellPlace): Selection | null {
  if (selection === null || selection.whole === 'rows' || selection.whole === 'all') return selection;
  const anchor = follow(selection.anchor);
  const head = follow(selection.head);
  if (anchor === selection.anchor && head === selection.head) return selection;
  return selection.anchor.column === selection.head.column ? { ...selection, anchor, head } : null;
}
