import { FileProblemError } from '../../source/file-problem-error';
import { findHeaderRow } from '../../table/find-header-row';
import type { MergedArea, MergedAreas } from './merged-areas';
import type { RowStore } from './row-store';
import type { TextArena } from './text-arena';

/** The header is looked for among this many rows. */
const SAMPLE_ROWS = 64;

/** A column of the sheet with its header. */
interface HeadedColumn {
  column: number;
  slot: number;
  header: string;
  /** Whether the header is the column's own, and not shared with the column before it. */
  isNamed: boolean;
}

/**
 * Index of the row with the headers. If headers take two rows, some of them merged over both, it is the lower one.
 *
 * @param headerRow its number, if the person set it
 * @throws FileProblemError `no-header`
 */
export function headerIn(rows: RowStore, arena: TextArena, headerRow: number | undefined, merges: MergedAreas): number {
  if (headerRow !== undefined) {
    const index = rows.firstRowFrom(headerRow);
    if (index < rows.rowCount && rows.numberOf(index) === headerRow) return index;
    throw new FileProblemError('no-header', `Row ${headerRow} holds no headers.`);
  }
  const count = Math.min(rows.rowCount, SAMPLE_ROWS);
  const tall = count === 0 ? [] : merges.within(rows.numberOf(0), rows.numberOf(count - 1)).filter(isTall);
  const columns = rows.columns().map((column) => ({ column, slot: rows.slotOf(column) }));
  const sample = Array.from({ length: count }, (_, row) =>
    columns.map(({ column, slot }) => {
      const own = arena.text(rows.place(row, slot));
      return own.trim() === '' ? mergedText(rows, arena, tall, rows.numberOf(row), column) : own;
    }),
  );
  const index = findHeaderRow(sample);
  if (index === null) throw new FileProblemError('no-header', 'The sheet is empty.');
  return lowestOfHeader(rows, tall, index);
}

/** The sheet's columns with their headers. A header merged over several columns or rows counts for each of them. */
export function headersOf(rows: RowStore, arena: TextArena, headerIndex: number, merges: MergedAreas): HeadedColumn[] {
  const number = rows.numberOf(headerIndex);
  const areas = merges.within(number, number);
  return rows.columns().map((column) => {
    const slot = rows.slotOf(column);
    const own = arena.text(rows.place(headerIndex, slot));
    if (own.trim() !== '') return { column, slot, header: own, isNamed: true };
    const header = mergedText(rows, arena, areas, number, column);
    const isFirst = areas.some(({ firstColumn }) => firstColumn === column);
    return { column, slot, header, isNamed: header.trim() !== '' && isFirst };
  });
}

/** Only one column wide, since a title may be merged over the whole table and over several rows. */
const isTall = ({ firstColumn, lastColumn, firstRow, lastRow }: MergedArea): boolean =>
  firstColumn === lastColumn && lastRow > firstRow;

function mergedText(
  rows: RowStore,
  arena: TextArena,
  areas: readonly MergedArea[],
  row: number,
  column: number,
): string {
  const area = areas.find(
    ({ firstColumn, lastColumn, firstRow, lastRow }) =>
      column >= firstColumn && column <= lastColumn && row >= firstRow && row <= lastRow,
  );
  if (area === undefined) return '';
  const index = rows.firstRowFrom(area.firstRow);
  if (index >= rows.rowCount || rows.numberOf(index) !== area.firstRow) return '';
  return arena.text(rows.place(index, rows.slotOf(area.firstColumn)));
}

/** Headers that are merged downwards show how far the header goes. There must be a row below it. */
function lowestOfHeader(rows: RowStore, tall: readonly MergedArea[], index: number): number {
  const number = rows.numberOf(index);
  const lastRow = Math.max(...tall.filter(({ firstRow }) => firstRow === number).map((area) => area.lastRow), number);
  const lowest = rows.firstRowFrom(lastRow + 1) - 1;
  return lowest + 1 < rows.rowCount ? lowest : index;
}
