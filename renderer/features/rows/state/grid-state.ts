import type { SheetView } from '../../../../shared/sheet/sheet-state';

/** A cell of the grid: position in the view and column of the grid, both 0-based. */
export interface CellPlace {
  position: number;
  column: number;
}

/** A move by key. `next` and `back` go on in the next row, as Tab does. `enter` and `enter-back` go down and up, as Enter does. */
export type GridMove =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'row-start'
  | 'row-end'
  | 'start'
  | 'end'
  | 'next'
  | 'back'
  | 'enter'
  | 'enter-back';

/** How far the grid goes. */
export interface GridBounds {
  /** Rows of the view. */
  rows: number;
  /** Columns of the grid. */
  columns: number;
  /** Rows that Page Up and Page Down move by. */
  pageRows: number;
}

/** The edit under way. Only the person ends it, or another reading of the file. */
export interface OpenEdit {
  at: CellPlace;
  /** Row (1-based) and column (0-based) of the sheet. They stay the same when the view changes meanwhile. */
  row: number;
  column: number;
  /** The cell's text before the edit. */
  before: string;
  /** What the person typed to start the edit; null starts with the cell's text. */
  typed: string | null;
}

/** Cells that are selected together: the rectangle between two corners, or the whole rows or columns between them. */
export interface Selection {
  /** The corner that stays. */
  anchor: CellPlace;
  /** The corner that Shift and the pointer move. */
  head: CellPlace;
  whole: 'cells' | 'rows' | 'columns' | 'all';
}

/** A rectangle of the grid; `bottom` and `right` are exclusive. */
export interface GridRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The cell that has the keyboard, the selected cells around it, and the edit under way. */
export interface GridState {
  /** The rows that positions refer to; null before the first sheet. */
  shown: { rowsId: string; view: SheetView } | null;
  focus: CellPlace;
  /** Null if only the focused cell is selected. The focus can move inside it. */
  selection: Selection | null;
  /** The column where a run of Tabs started, to which Enter returns; null outside such a run. */
  tabColumn: number | null;
  /** Where the focus was when a search started; null while nothing is searched for. */
  beforeSearch: CellPlace | null;
  edit: OpenEdit | null;
}

export type GridAction =
  /** The grid shows these rows in this view, or has other bounds. */
  | { kind: 'enter-view'; rowsId: string; view: SheetView }
  /** The columns are in other places. `placeOf` gives a column's new place by its former one. */
  | { kind: 'follow-columns'; placeOf: (column: number) => number }
  | { kind: 'move'; move: GridMove }
  | { kind: 'go-to'; at: CellPlace }
  /** Moves the focus and keeps the selection. */
  | { kind: 'reveal'; at: CellPlace }
  /** Moves the head of the selection and keeps the focus. */
  | { kind: 'extend'; move: GridMove }
  | { kind: 'extend-to'; at: CellPlace }
  /** Selects whole rows or columns of the current selection, or everything. */
  | { kind: 'select'; whole: Exclude<Selection['whole'], 'cells'> }
  /** Selects the row at a position. With `extends`, all rows from the selection's anchor to it. */
  | { kind: 'select-row'; position: number; extends: boolean }
  /** Selects the column. With `extends`, all columns from the selection's anchor to it. */
  | { kind: 'select-column'; column: number; extends: boolean }
  | { kind: 'start-edit'; edit: OpenEdit }
  /** Ends the edit and moves from its cell; null leaves the focus where it is. */
  | { kind: 'end-edit'; move: GridMove | null };

export const FIRST_CELL: CellPlace = { position: 0, column: 0 };

export const EMPTY_GRID: GridState = {
  shown: null,
  focus: FIRST_CELL,
  selection: null,
  tabColumn: null,
  beforeSearch: null,
  edit: null,
};
