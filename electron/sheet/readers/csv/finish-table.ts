import { cleanText } from '../../../../shared/consumer/cells/clean-text';
import { FileProblemError } from '../../source/file-problem-error';
import { type RemarkCode, Remarks } from '../../table/remarks';
import { nameHeaders } from '../../table/name-headers';
import { hasUnseenEdge, isUnseenCell } from './cell-edges';
import type { CellIndex } from './cell-index';
import { CsvTable } from './csv-table';
import { MAX_COLUMNS } from '../../source/limits';
import type { RecordIndexer } from './record-indexer';
import type { Utf8Text } from './utf8-text';

/**
 * Makes a table of what was indexed. Columns without a header are kept if they have any text, so that nothing is lost.
 *
 * @param damaged remarks on rows with invalid bytes
 * @throws FileProblemError `not-a-table`
 */
export function finishTable(
  text: Utf8Text,
  header: readonly string[],
  indexer: RecordIndexer,
  damaged: Remarks,
): { table: CsvTable; fileColumns: readonly number[]; trimmedCells: number } {
  const { bytes, length } = text;
  const { cells } = indexer;
  const { fileColumns, blankCells } = usedColumns(bytes, header, cells);
  if (fileColumns.length > MAX_COLUMNS) {
    throw new FileProblemError('not-a-table', `The file has ${fileColumns.length} columns.`);
  }
  const { names, faults } = nameHeaders(fileColumns.map((column) => header[column] ?? ''));
  const remarks = mergeRemarks([indexer.remarks, damaged], unremarkable(indexer), fileColumns);
  return {
    table: new CsvTable({ bytes, length, cells, fileColumns, headers: names, headerFaults: faults, remarks }),
    fileColumns,
    trimmedCells: indexer.trimmedCells - blankCells,
  };
}

/** The columns that have a header or, if not, at least one cell with text, and the number of blank cells in all others. */
function usedColumns(
  bytes: Buffer,
  header: readonly string[],
  cells: CellIndex,
): { fileColumns: number[]; blankCells: number } {
  const fileColumns: number[] = [];
  let blankCells = 0;
  const widest = Math.max(header.length, cells.widestRow());
  const overflow = overflowColumns(bytes, cells);
  for (let column = 0; column < widest; column += 1) {
    if (cleanText(header[column] ?? '') !== '') {
      fileColumns.push(column);
      continue;
    }
    const blanks = column < cells.stride ? blanksInStride(bytes, cells, column) : overflow.get(column);
    if (blanks === null) fileColumns.push(column);
    else blankCells += blanks ?? 0;
  }
  return { fileColumns, blankCells };
}

/** The number of blank cells in a column, or null if a cell has text. */
function blanksInStride(bytes: Buffer, cells: CellIndex, column: number): number | null {
  let blanks = 0;
  for (let row = 0; row < cells.rowCount; row += 1) {
    const start = cells.start(row, column);
    const end = cells.end(row, column);
    if (end <= start) continue;
    if (!isUnseenCell(bytes, start, end)) return null;
    blanks += hasUnseenEdge(bytes, start, end) ? 1 : 0;
  }
  return blanks;
}

/** The same for each column beyond the stride. */
function overflowColumns(bytes: Buffer, cells: CellIndex): Map<number, number | null> {
  const found = new Map<number, number | null>();
  for (const [row, starts] of cells.overflow) {
    for (let column = cells.stride; column < cells.stride + starts.length - 1; column += 1) {
      const before = found.get(column);
      if (before === null) continue;
      const start = cells.start(row, column);
      const end = cells.end(row, column);
      const hasText = !isUnseenCell(bytes, start, end);
      found.set(column, hasText ? null : (before ?? 0) + (hasUnseenEdge(bytes, start, end) ? 1 : 0));
    }
  }
  return found;
}

/**
 * If most rows are shorter or longer than the header, that is the file's style, since some programs leave out empty cells at the end. They
 * then get no remarks.
 */
function unremarkable({ cells, shortRows, longRows }: RecordIndexer): ReadonlySet<RemarkCode> {
  const codes = new Set<RemarkCode>();
  if (shortRows * 2 > cells.rowCount) codes.add('row-short');
  if (longRows * 2 > cells.rowCount) codes.add('row-long');
  return codes;
}

/** Merges remarks on the file's columns in order, and converts them to remarks on the table's columns. */
function mergeRemarks(
  parts: readonly [Remarks, Remarks],
  leftOut: ReadonlySet<RemarkCode>,
  fileColumns: readonly number[],
): Remarks {
  const merged = new Remarks();
  const tableColumn = new Map(fileColumns.map((column, index) => [column, index]));
  const take = (row: number): void => {
    for (const remark of parts.flatMap((part) => part.of(row))) {
      if (leftOut.has(remark.code)) continue;
      merged.add(row, { ...remark, column: remark.column === null ? null : (tableColumn.get(remark.column) ?? null) });
    }
  };
  const [some, others] = parts.map((part) => part.rows()) as [Generator<number>, Generator<number>];
  let one = some.next();
  let other = others.next();
  while (one.done !== true || other.done !== true) {
    const row = Math.min(one.done === true ? Infinity : one.value, other.done === true ? Infinity : other.value);
    take(row);
    if (one.done !== true && one.value === row) one = some.next();
    if (other.done !== true && other.value === row) other = others.next();
  }
  return merged;
}
