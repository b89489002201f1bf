import { MAX_CELL_LETTERS } from '../../../shared/consumer/excel-limits';
import type { OperationOf } from '../../../shared/sheet/operation';
import { createReplacer } from '../../../shared/sheet/operations/replace';
import type { ColumnChange } from '../table/column-change';
import { ColumnTexts } from '../table/column-texts';
import type { EditedTable } from '../table/edited-table';
import { createTextSearch } from '../table/search-text';
import { inTimeSlices } from '../threads/time-slices';
import { cellsOfRange, type ViewRows } from './cells-of-range';
import { matchTexts } from './match-texts';
import { CellChanges } from './set-cells';

const SLICE_ROWS = 4_096;
/** If fewer cells of a slice are looked at, they are read one by one. */
const FEW_CELLS = SLICE_ROWS / 16;

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
  const searches = columns.map((column) => ({
    column,
    mayHold: isRegex ? () => true : createTextSearch(table, query.find, [column]),
    texts: new ColumnTexts(table, column, SLICE_ROWS),
  }));
  const changes = new CellChanges(table);
  await inTimeSlices(count, SLICE_ROWS, (start, end) => {
    for (const { column, mayHold, texts: columnTexts } of searches) {
      const rows: number[] = [];
      for (let index = start; index < end; index += 1) {
        const row = rowAt(index);
        if (mayHold(row)) rows.push(row);
      }
      const texts = textsOf(rows, columnTexts, (row) => table.cell(row, column));
      const replaced = matchTexts(isRegex, () => texts.map(replace));
      rows.forEach((row, place) => {
        const after = replaced[place] as string;
        if (after !== texts[place] && after.length <= MAX_CELL_LETTERS) changes.change(row, column, after);
      });
    }
  });
  return changes.finish();
}

/** The texts of ascending rows of one slice. */
function textsOf(rows: readonly number[], texts: ColumnTexts, cell: (row: number) => string): string[] {
  const [first = 0, last = 0] = [rows[0], rows.at(-1)];
  const count = last - first + 1;
  if (rows.length < FEW_CELLS || count > SLICE_ROWS) return rows.map(cell);
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
