import { expressionOf, type TextQuery } from '../../../shared/sheet/operations/text-query';
import type { CellsOfRange } from '../operations/cells-of-range';
import { matchTexts } from '../operations/match-texts';
import { findInTimeSlices } from '../threads/time-slices';

const SLICE_CELLS = 2_048;

/** A cell of a range: index of its row, and column of the sheet. */
export interface FoundCell {
  index: number;
  column: number;
}

/**
 * The next cell of a range that matches a query, row by row, wrapping around at the end. The cell at `from` comes last. Null if there is
 * none.
 *
 * @param from may lie outside the range
 * @throws RefusedOperation see {@link matchTexts}
 */
export async function findText(
  { table, rows, columns }: CellsOfRange,
  query: TextQuery,
  from: FoundCell,
  backwards: boolean,
): Promise<FoundCell | null> {
  const { isRegex } = query;
  const expression = matchTexts(isRegex, () => expressionOf(query, ''));
  const count = rows.length * columns.length;
  const start = placeOf(from, columns, rows.length, backwards);
  const cellAt = (step: number): FoundCell => {
    const place = (start + (backwards ? -step : step) + count) % count;
    return { index: Math.floor(place / columns.length), column: columns[place % columns.length] as number };
  };
  return findInTimeSlices(count, SLICE_CELLS, (first, end) => {
    const cells = Array.from({ length: end - first }, (_, at) => cellAt(first + at + 1));
    const texts = cells.map(({ index, column }) => table.cell(rows[index] as number, column));
    const found = matchTexts(isRegex, () => texts.findIndex((text) => expression.test(text)));
    return cells[found] ?? null;
  });
}

/** The place to start from, so that one step leads to the first cell to look at: −1 … count. */
function placeOf(
  { index, column }: FoundCell,
  columns: readonly number[],
  rowCount: number,
  backwards: boolean,
): number {
  const width = columns.length;
  if (index < 0 || index >= rowCount) return backwards ? 0 : -1;
  const at = columns.indexOf(column);
  if (at === -1) return backwards ? index * width : index * width - 1;
  return index * width + at;
}
