import type { SheetView } from '../../../../shared/sheet/sheet-state';

/** A cell of the grid: position in the view and column of the grid, both 0-based. */
export interface CellPlace {
  position: number;
  column: number;
}

/** A move that a key asks for. `next` and `back` go from row to row, as Tab does. */
export type GridMove =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'row-start'
  | 'row-end'
  | 'top'
  | 'bottom'
  | 'start'
  | 'end'
  | 'next'
  | 'back';

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

/** The cell that has the keyboard, and the edit under way. */
export interface GridState {
  /** The rows that positions refer to; null before the first sheet. */
  shown: { rowsId: string; view: SheetView } | null;
  focus: CellPlace;
  /** Where the focus was when a search started; null while nothing is searched for. */
  beforeSearch: CellPlace | null;
  edit: OpenEdit | null;
}

export type GridAction =
  /** The grid shows these rows in this view, or has other bounds. */
  | { kind: 'enter-view'; rowsId: string; view: SheetView }
  | { kind: 'move'; move: GridMove }
  | { kind: 'go-to'; at: CellPlace }
  | { kind: 'start-edit'; edit: OpenEdit }
  /** Ends the edit and moves from its cell; null leaves the focus where it is. */
  | { kind: 'end-edit'; move: GridMove | null };

export const FIRST_CELL: CellPlace = { position: 0, column: 0 };

export const EMPTY_GRID: GridState = {
  shown: null,
  focus: FIRST_CELL,
  beforeSearch: null,
  edit: null,
};
