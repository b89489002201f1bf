import { MAX_CELL_LETTERS } from '../../../shared/consumer/excel-limits';
import type { OperationOf } from '../../../shared/sheet/operation';
import { lineExpression } from '../../../shared/sheet/operations/line-expression';
import { createReplacer } from '../../../shared/sheet/operations/replace';
import { expressionOf, type TextQuery } from '../../../shared/sheet/operations/text-query';
import type { ColumnChange } from '../table/column-change';
import { ColumnTexts } from '../table/column-texts';
import type { EditedTable } from '../table/edited-table';
import { createTextSearch } from '../table/search-text';
import { inTimeSlices } from '../threads/time-slices';
import { cellsOfRange, type ViewRows } from './cells-of-range';
import { matchTexts } from './match-texts';
import { CellChanges } from './set-cells';

/** Starting the watch over a slice's expression costs as much as matching a thousand cells. */
const SLICE_CELLS = 16_384;
const LEAST_ROWS = 4_096;
/** If a smaller share of a slice is looked at, its cells are read one by one. */
const FEW = 1 / 16;

/**
 * Replaces text in the cells of a scope. A cell that would become longer than Excel allows stays as it is.
 *
 * @throws RefusedOperation see {@link matchTexts}
 */
export async function replaceTexts(
  table: EditedTable,
  viewRows: ViewRows,
  { scope, replacement, ...query }: OperationOf<'replace'>,
): Promise<ColumnChange[]> {
  const { isRegex } = query;
  const replace = matchTexts(isRegex, () => createReplacer(query, replacement));
  const { rowAt, count, columns } = cellsOfScope(table, viewRows, scope);
  const sliceRows = Math.max(LEAST_ROWS, Math.floor(SLICE_CELLS / Math.max(1, columns.length)));
  const searches = columns.map((column) => ({ column, look: cellLook(table, column, query, rowAt, sliceRows) }));
  const changes = new CellChanges(table);
  await inTimeSlices(count, sliceRows, (start, end) => {
    for (const { column, look } of searches) {
      const { rows, texts, replaced } = matchTexts(isRegex, () => {
        const cells = look(start, end);
        return { ...cells, replaced: cells.texts.map(replace) };
      });
      rows.forEach((row, place) => {
        const after = replaced[place] as string;
        if (after !== texts[place] && after.length <= MAX_CELL_LETTERS) changes.change(row, column, after);
      });
    }
  });
  return changes.finish();
}

/** Cells of ascending rows. */
interface Cells {
  rows: number[];
  texts: string[];
}

/**
 * Finds the cells of a column that may match a query: all that do, and as few others as is cheap to tell. Ask for slices in ascending order.
 *
 * @param rowAt the rows that are looked at, ascending by index
 */
function cellLook(
  table: EditedTable,
  column: number,
  query: TextQuery,
  rowAt: (index: number) => number,
  sliceRows: number,
): (start: number, end: number) => Cells {
  const columnTexts = new ColumnTexts(table, column, sliceRows);
  const lines = query.isRegex ? matchTexts(true, () => lineExpression(expressionOf(query, 'g'))) : null;
  const mayHold = query.isRegex ? () => true : createTextSearch(table, query.find, [column]);
  return (start, end) => {
    const firstRow = rowAt(start);
    const count = end - start;
    if (lines !== null && rowAt(end - 1) === firstRow + count - 1) {
      const { places, texts } = columnTexts.mayMatch(firstRow, count, lines);
      return { rows: places.map((place) => firstRow + place), texts };
    }
    const rows: number[] = [];
    for (let index = start; index < end; index += 1) if (mayHold(rowAt(index))) rows.push(rowAt(index));
    return { rows, texts: textsOf(rows, count, columnTexts, (row) => table.cell(row, column)) };
  };
}

/** The texts of ascending rows, which are some of a slice of `sliceRows`. */
function textsOf(
  rows: readonly number[],
  sliceRows: number,
  texts: ColumnTexts,
  cell: (row: number) => string,
): string[] {
  const [first = 0, last = 0] = [rows[0], rows.at(-1)];
  const count = last - first + 1;
  if (rows.length < sliceRows * FEW || count > sliceRows) return rows.map(cell);
  const read = texts.read(first, count);
  return rows.length === count ? read : rows.map((row) => read[row - first] as string);
}

/** The rows of a scope, ascending, and its columns. */
function cellsOfScope(
  table: EditedTable,
  viewRows: ViewRows,
  scope: OperationOf<'replace'>['scope'],
): { rowAt: (index: number) => number; count: number; columns: readonly number[] } {
  const all = table.headers.map((_, column) => column);
  if (scope.kind === 'range') {
    const { rows, columns } = cellsOfRange(table, viewRows, scope.range);
    rows.sort();
    return { rowAt: (index) => rows[index] as number, count: rows.length, columns };
  }
  const columns = scope.kind === 'sheet' ? all : all.filter((column) => column === scope.column);
  return { rowAt: (index) => index + 1, count: table.rowCount, columns };
}
