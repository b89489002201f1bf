import { MAX_PASTED_CELLS, type OperationOf } from '../../../../shared/sheet/operation';
import type { CellPlace } from '../state/grid-state';
import type { GridColumn } from '../layout/grid-columns';

/** Which cells of a pasted block go in, and how many do not, each counted once. */
export interface PastePlan {
  block: Omit<OperationOf<'paste'>, 'kind'>;
  /** Cells that go in. */
  cells: number;
  /** Rows of the block below the view's last row that do not go in. */
  rowsBelow: number;
  /** Rows of the block for which rows are added. */
  rowsAdded: number;
  /** Rows of the block beyond the limit of one paste. */
  rowsOver: number;
  /** Cells to the right of the last column. */
  cellsRight: number;
  /** Cells that would go into a column that the file does not have. */
  cellsFixed: number;
}

/**
 * Lays a block of cells over the grid, its upper left corner at the focus.
 *
 * @param addRows adds rows to the sheet for what is below the view's last row
 */
export function planPaste(
  lines: readonly (readonly string[])[],
  at: CellPlace,
  columns: readonly GridColumn[],
  viewRows: number,
  addRows: boolean,
): PastePlan {
  const rowsLeft = Math.max(0, viewRows - at.position);
  const fitting = addRows ? lines : lines.slice(0, rowsLeft);
  const width = Math.max(0, columns.length - at.column);
  const rows = takeCells(fitting.map((line) => line.slice(0, width)));
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const targets = columns
    .slice(at.column, at.column + widest)
    .map((column) => (column.kind === 'sheet' ? column.index : null));
  const countCells = (isCounted: (place: number) => boolean): number =>
    rows.reduce((sum, row) => sum + row.filter((_, place) => isCounted(place)).length, 0);
  return {
    block: { position: at.position, columns: targets, rows, addRows },
    cells: countCells((place) => targets[place] !== null),
    rowsBelow: lines.length - fitting.length,
    rowsAdded: addRows ? Math.max(0, rows.length - rowsLeft) : 0,
    rowsOver: fitting.length - rows.length,
    cellsRight: fitting.slice(0, rows.length).reduce((sum, line) => sum + Math.max(0, line.length - width), 0),
    cellsFixed: countCells((place) => targets[place] === null),
  };
}

/** The first rows, up to the limit of one paste. */
function takeCells(rows: string[][]): string[][] {
  let cells = 0;
  const end = rows.findIndex((row) => (cells += row.length) > MAX_PASTED_CELLS);
  return end === -1 ? rows : rows.slice(0, end);
}
