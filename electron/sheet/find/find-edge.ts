import { dataEdge, runEnd } from '../../../shared/sheet/grid/data-edge';
import type { SheetInput } from '../../../shared/sheet/protocol';
import type { EditedTable } from '../table/edited-table';
import { FilledCells } from '../table/filled-cells';
import { FILL } from '../table/table';

/** Positions that are looked at together. */
const CHUNK = 4_096;

/** The rows of a view: how many, and which ones are from a position on. */
interface ShownRows {
  length: number;
  rows: (start: number, count: number) => Uint32Array;
}

/** The position of the edge of the data above or below a cell of the view. */
export function findEdge(
  table: EditedTable,
  view: ShownRows,
  { position, column, step, kind }: Pick<SheetInput<'find-edge'>, 'position' | 'column' | 'step' | 'kind'>,
): number {
  const { length } = view;
  if (column >= table.headers.length || position >= length) return position;
  const cells = new FilledCells(table, column);
  const search = (isFilled: boolean, from: number): number => {
    const wanted = isFilled ? FILL.text : FILL.none;
    let at = from;
    while (at >= 0 && at < length) {
      const start = step === 1 ? at : Math.max(0, at - CHUNK + 1);
      const end = step === 1 ? Math.min(length, at + CHUNK) : at + 1;
      const fills = cells.ofRows(view.rows(start, end - start));
      const found = step === 1 ? fills.indexOf(wanted) : fills.lastIndexOf(wanted);
      if (found !== -1) return start + found;
      at = step === 1 ? end : start - 1;
    }
    return at;
  };
  return kind === 'data' ? dataEdge(search, position, step, length) : runEnd(search, position, step);
}
