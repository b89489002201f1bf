import type { ReadingOptions } from '../../../../shared/sheet/sheet-state';
import { FileProblemError } from '../../source/file-problem-error';
import type { LookPlan } from '../../checks/row-look';
import type { SecondThread } from '../../source/second-thread';
import type { ReadingWatch, ReadSheet, SheetReading } from '../../source/sheet-reading';
import type { SourceFile } from '../../source/source-file';
import { CR, LF, QUOTE } from './byte-values';
import { chooseEncoding } from './choose-encoding';
import { type CsvHead, readCsvHead } from './csv-head';
import { DamagedRows } from './damaged-rows';
import { finishTable } from './finish-table';
import { LookAhead } from './look-ahead';
import { readPieces } from './read-pieces';
import { RecordIndexer } from './record-indexer';
import { Utf8Text } from './utf8-text';

/** Small enough for a quick cancel and frequent progress, large enough for both to cost nothing. */
const PIECE_BYTES = 8 * 1024 * 1024;

/**
 * Opens text with cells separated by commas, semicolons, tabs or the like (RFC 4180 and its common variants).
 *
 * @throws FileProblemError `no-header`, `no-rows`, `not-a-table`, `too-large`, `too-many-rows`, `unsupported-encoding`, and the errors of
 * reading
 */
export const openCsv = (source: SourceFile, options: ReadingOptions, thread?: SecondThread): Promise<SheetReading> =>
  openCsvInPieces(source, options, PIECE_BYTES, thread);

/** Like {@link openCsv}, but reads the file in pieces of another size. */
export async function openCsvInPieces(
  source: SourceFile,
  options: ReadingOptions,
  pieceBytes: number,
  thread?: SecondThread,
): Promise<SheetReading> {
  refuseDelimiter(options.delimiter);
  const head = await readCsvHead(source, chooseEncoding(source, options.encoding), options);
  const damaged = new DamagedRows();
  damaged.look(head.indexer, head.text, { at: head.settings.start, line: head.settings.line });
  const { fileColumns, ...first } = finish(head, head.text, head.indexer, damaged);
  return {
    head: first,
    readAll: (watch) => readAll(source, { ...head, fileColumns }, pieceBytes, { ...watch, thread }),
  };
}

/** The delimiter must be a single byte that differs from a quote and a line break. */
function refuseDelimiter(delimiter: string | undefined): void {
  if (delimiter === undefined) return;
  const code = delimiter.charCodeAt(0);
  if (delimiter.length === 1 && code < 0x80 && code !== QUOTE && code !== LF && code !== CR) return;
  throw new FileProblemError('not-a-table', `Cells cannot be parted by ${JSON.stringify(delimiter)}.`);
}

async function readAll(
  source: SourceFile,
  head: CsvHead & { fileColumns: readonly number[] },
  pieceBytes: number,
  { onProgress, signal, plan, thread }: ReadingWatch & { thread: SecondThread | undefined },
): Promise<ReadSheet> {
  const text = new Utf8Text(source.sizeBytes, head.text.encoding);
  const indexer = new RecordIndexer({ ...head.settings, textBytes: source.sizeBytes });
  const damaged = new DamagedRows();
  const ahead = plan && thread && startLookAhead(plan, thread, head.fileColumns, indexer);
  await readPieces(source, text, pieceBytes, {
    signal,
    onPiece: (bytesTaken, isLast) => {
      damaged.indexNext(indexer, text, isLast);
      ahead?.next(text.bytes, indexer.cells, bytesTaken / source.sizeBytes);
      onProgress(bytesTaken / source.sizeBytes, indexer.cells.rowCount);
    },
  });
  indexer.cells.refuseTooManyRows();
  await source.assertUnchanged();
  if (indexer.cells.rowCount === 0) throw new FileProblemError('no-rows', 'There is nothing below the header.');
  const { fileColumns, ...sheet } = finish(head, text, indexer, damaged);
  // If a column without a header turns out to have cells, all columns after it have other numbers than expected.
  const fits = fileColumns.join() === head.fileColumns.join();
  const rows = fits ? await ahead?.finish() : undefined;
  return plan && rows ? { ...sheet, looked: { plan, rows } } : sheet;
}

/** Undefined if a needed column is beyond the stride, whose positions the other thread cannot get. */
function startLookAhead(
  plan: LookPlan,
  thread: SecondThread,
  fileColumns: readonly number[],
  { cells }: RecordIndexer,
): LookAhead | undefined {
  const columns = [...plan.columns, ...Object.values(plan.keys).filter(({ column }) => column !== -1)];
  const isWithinStride = columns.every(({ column }) => (fileColumns[column] ?? Infinity) < cells.stride);
  return isWithinStride ? new LookAhead(plan, thread, fileColumns) : undefined;
}

function finish(
  head: CsvHead,
  text: Utf8Text,
  indexer: RecordIndexer,
  damaged: DamagedRows,
): ReadSheet & { fileColumns: readonly number[] } {
  const { table, fileColumns, trimmedCells } = finishTable(text, head.header, indexer, damaged.remarks);
  return {
    table,
    fileColumns,
    facts: {
      format: 'csv',
      sheets: [],
      sheetName: null,
      encoding: text.encoding ?? 'utf-8',
      delimiter: head.delimiter,
      headerRow: head.headerRow,
      hiddenRows: 0,
      trimmedCells,
    },
  };
}
