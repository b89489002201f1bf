import { cleanText } from '../../../../shared/consumer/cells/clean-text';
import type { ReadingOptions } from '../../../../shared/sheet/sheet-state';
import { FileProblemError } from '../../source/file-problem-error';
import { findHeaderRow } from '../../table/find-header-row';
import type { SourceFile } from '../../source/source-file';
import { isUnseenCell } from './cell-edges';
import type { CellIndex } from './cell-index';
import { countLines } from './count-lines';
import { detectDelimiter } from './detect-delimiter';
import { MAX_LINE_BYTES } from '../../source/limits';
import { type IndexSettings, RecordIndexer } from './record-indexer';
import { recordTexts } from './record-texts';
import { readSepLine } from './sep-line';
import { usesBackslashes } from './try-sample';
import { Utf8Text } from './utf8-text';

/** If the first rows do not fit into the file's head, it is extended by this factor each time. */
const GROWTH = 4;
const MAX_HEAD_BYTES = MAX_LINE_BYTES;

/** The header is looked for among this many records. */
const SAMPLE_RECORDS = 64;
/** Number of records below the header that show how wide rows are. */
const WIDTH_RECORDS = 10_000;
const SAMPLE_STRIDE = 32;

/** What the first bytes of a CSV file show about all of it. */
export interface CsvHead {
  text: Utf8Text;
  delimiter: string;
  header: readonly string[];
  /** 1-based. Blank records and the `sep=` line count. */
  headerRow: number;
  /** How to index the rows below the header. */
  settings: IndexSettings;
  /** The rows read so far, indexed. */
  indexer: RecordIndexer;
}

/**
 * Finds the header and the delimiter of a CSV file, and indexes the first rows.
 *
 * @param encoding if it is known
 * @throws FileProblemError `no-header`, `no-rows`, `not-a-table`
 */
export async function readCsvHead(
  source: SourceFile,
  encoding: string | null,
  options: ReadingOptions,
): Promise<CsvHead> {
  const most = Math.min(source.sizeBytes, MAX_HEAD_BYTES);
  let sizeBytes = Math.min(source.head.length, most);
  for (;;) {
    const isWhole = sizeBytes === source.sizeBytes;
    const head = headOf(await readText(source, sizeBytes, encoding, isWhole), isWhole, options);
    const hasRows = head !== null && head.indexer.cells.rowCount > 0;
    if (hasRows || (head !== null && sizeBytes === most && !isWhole)) return head;
    if (sizeBytes === most) {
      const lacking = `in the first ${sizeBytes} bytes of ${source.sizeBytes}.`;
      if (head !== null) throw new FileProblemError('no-rows', `There is nothing below the header ${lacking}`);
      throw new FileProblemError(isWhole ? 'no-header' : 'not-a-table', `There is no header ${lacking}`);
    }
    sizeBytes = Math.min(most, sizeBytes * GROWTH);
  }
}

async function readText(
  source: SourceFile,
  sizeBytes: number,
  encoding: string | null,
  isWhole: boolean,
): Promise<Utf8Text> {
  const text = new Utf8Text(sizeBytes, encoding);
  const place = text.place(0, sizeBytes);
  if (sizeBytes <= source.head.length) source.head.copy(place, 0, 0, sizeBytes);
  else await source.read(place, 0);
  text.take(place, isWhole);
  return text;
}

/** Null if the header is not within the text. */
function headOf(text: Utf8Text, isWhole: boolean, options: ReadingOptions): CsvHead | null {
  const { bytes, length, start: textStart } = text;
  const sepLine = readSepLine(bytes, textStart, length);
  const start = sepLine?.end ?? textStart;
  const delimiter = options.delimiter ?? sepLine?.delimiter ?? detectDelimiter(bytes, start, length, isWhole);
  const escapes = usesBackslashes(delimiter, bytes, start, length, isWhole);
  const toSettings = { delimiter: delimiter.charCodeAt(0), line: 1, textBytes: length, escapes };

  const sample = new RecordIndexer({ ...toSettings, stride: SAMPLE_STRIDE, width: null, start, keepsBlank: true });
  sample.index(bytes, length, isWhole);
  // People count the `sep=` line too, although it is not a record.
  const linesCut = sepLine === null ? 0 : 1;
  const headerIndex =
    options.headerRow === undefined ? findHeader(bytes, sample.cells) : Math.max(0, options.headerRow - 1 - linesCut);
  if (headerIndex === null || headerIndex >= sample.cells.rowCount) return null;

  const header = recordTexts(bytes, sample.cells, headerIndex);
  const width = header.findLastIndex((cell) => cleanText(cell) !== '') + 1;
  if (width === 0) throw new FileProblemError('no-header', `Record ${headerIndex + 1 + linesCut} holds no headers.`);
  const bodyStart = headerIndex + 1 < sample.cells.rowCount ? sample.cells.start(headerIndex + 1, 0) : sample.at;
  const settings: IndexSettings = {
    ...toSettings,
    stride: Math.max(width, usualWidth(sample.cells, headerIndex + 1)),
    width,
    start: bodyStart,
    line: countLines(bytes, textStart, bodyStart) + 1,
    keepsBlank: false,
  };
  const indexer = new RecordIndexer(settings);
  indexer.index(bytes, length, isWhole);
  return { text, delimiter, header, headerRow: headerIndex + 1 + linesCut, settings, indexer };
}

/** Looks for the header, starting at the first record with any text. */
function findHeader(bytes: Buffer, cells: CellIndex): number | null {
  for (let row = 0; row < cells.rowCount; row += 1) {
    if (isUnseenRecord(bytes, cells, row)) continue;
    const count = Math.min(cells.rowCount - row, SAMPLE_RECORDS);
    const found = findHeaderRow(Array.from({ length: count }, (_, index) => recordTexts(bytes, cells, row + index)));
    return found === null ? null : row + found;
  }
  return null;
}

function isUnseenRecord(bytes: Buffer, cells: CellIndex, row: number): boolean {
  const width = cells.width(row);
  for (let column = 0; column < width; column += 1) {
    if (!isUnseenCell(bytes, cells.start(row, column), cells.end(row, column))) return false;
  }
  return true;
}

/** The most common width of records, starting at a row. Lines with a single cell are probably blank or not part of the table. */
function usualWidth(cells: CellIndex, from: number): number {
  const counts = new Map<number, number>();
  let usual = 1;
  const end = Math.min(cells.rowCount, from + WIDTH_RECORDS);
  for (let row = from; row < end; row += 1) {
    const width = cells.width(row);
    const count = (counts.get(width) ?? 0) + 1;
    counts.set(width, count);
    if (width > 1 && (usual === 1 || count > (counts.get(usual) ?? 0))) usual = width;
  }
  return usual;
}
