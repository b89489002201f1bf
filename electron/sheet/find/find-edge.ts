import { dataEdge, runEnd } from '../../../shared/sheet/data-edge';
import type { SheetInput } from '../../../shared/sheet/protocol';
import type { EditedTable } from '../table/edited-table';
import { createFilledCells } from '../table/filled-cells';

/** The rows of a view: how many, and which one is at a position. */
interface ShownRows {
  length: number;
  rowAt: (position: number) => number;
}

/** The position of the edge of the data above or below a cell of the view. */
export function findEdge(
  table: EditedTable,
  view: ShownRows,
  { position, column, step, kind }: Pick<SheetInput<'find-edge'>, 'position' | 'column' | 'step' | 'kind'>,
): number {
  if (column >= table.headers.length || position >= view.length) return position;
  const isFilledRow = createFilledCells(table, column);
  const find = kind === 'data' ? dataEdge : runEnd;
  return find((at) => isFilledRow(view.rowAt(at)), position, step, view.length);
}
