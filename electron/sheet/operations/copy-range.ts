import { writeClipboard, writeClipboardHtml } from '../../../shared/sheet/grid/clipboard-text';
import { MAX_COPIED_LETTERS } from '../../../shared/sheet/limits';
import type { CopiedRange } from '../../../shared/sheet/operation';
import { inTimeSlices } from '../threads/time-slices';
import type { CellsOfRange } from './cells-of-range';
import { RefusedOperation } from './refused-operation';

const SLICE_ROWS = 1_024;
/** No HTML for more cells than this, since it is about ten times as long as the text. */
const MOST_HTML_CELLS = 50_000;

/**
 * The cells of a range for the clipboard.
 *
 * @throws RefusedOperation `copy-too-large`
 */
export async function copyRange({ table, rows, columns }: CellsOfRange, withHeaders: boolean): Promise<CopiedRange> {
  const cells: string[][] = withHeaders ? [columns.map((column) => table.headers[column] ?? '')] : [];
  let letters = 0;
  await inTimeSlices(rows.length, SLICE_ROWS, (start, end) => {
    for (const row of rows.subarray(start, end)) {
      const ofRow = columns.map((column) => table.cell(row, column));
      letters += ofRow.reduce((sum, cell) => sum + cell.length + 1, 0);
      if (letters > MAX_COPIED_LETTERS) throw new RefusedOperation('copy-too-large', 'The range has too much text.');
      cells.push(ofRow);
    }
  });
  const isLarge = rows.length * columns.length > MOST_HTML_CELLS;
  return { text: writeClipboard(cells), html: isLarge ? null : writeClipboardHtml(cells) };
}
