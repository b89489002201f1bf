import { parseNumber } from '../../../shared/consumer/cells/parse-number';
import type { RangeSummary } from '../../../shared/sheet/operation';
import { inTimeSlices } from '../threads/time-slices';
import type { CellsOfRange } from './cells-of-range';

const SLICE_CELLS = 8_192;

/** What the cells of a range hold. */
export async function summarizeRange({ table, rows, columns }: CellsOfRange): Promise<RangeSummary> {
  const summary: RangeSummary = { filled: 0, numbers: 0, sum: 0 };
  const sliceRows = Math.max(1, Math.floor(SLICE_CELLS / Math.max(1, columns.length)));
  await inTimeSlices(rows.length, sliceRows, (start, end) => {
    for (const row of rows.subarray(start, end)) {
      for (const column of columns) add(table.cell(row, column), summary);
    }
  });
  return summary;
}

function add(cell: string, summary: RangeSummary): void {
  if (cell === '') return;
  summary.filled += 1;
  const number = parseNumber(cell);
  if (number === null) return;
  summary.numbers += 1;
  summary.sum += number;
}
