import Papa from 'papaparse';
import { editCells, rowsAt } from '../../model/sheet';
import type { GridFocus } from './focus-moves';
import type { GridColumn } from './grid-columns';

/** Edits that the sheet takes in one step, so that one "undo" takes all of a paste back. */
const MAX_EDITS = 10_000;

/** Splits what a spreadsheet puts on the clipboard: lines of cells between tabs, quoted where they hold either. */
export function splitClipboard(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text, { delimiter: '\t' });
  // A spreadsheet ends the last line too.
  return /[\r\n]$/.test(text) ? data.slice(0, -1) : data;
}

/** Puts a block of cells into the view, its upper left corner at the focus; columns that are not the file's are passed over. */
export async function pasteCells({
  text,
  at,
  columns,
}: {
  text: string;
  at: GridFocus;
  columns: readonly GridColumn[];
}): Promise<void> {
  const lines = splitClipboard(text);
  const widest = Math.max(1, ...lines.map((line) => line.length));
  const rows = await rowsAt(at.position, Math.min(lines.length, Math.floor(MAX_EDITS / widest)));
  const edits = rows.flatMap(({ row }, offset) =>
    (lines[offset] ?? []).flatMap((value, place) => {
      const column = columns[at.column + place];
      return column?.kind === 'sheet' ? [{ row, column: column.index, value }] : [];
    }),
  );
  await editCells(edits);
}
