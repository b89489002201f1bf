import type { ReadingOptions } from '../../../../shared/sheet/sheet-state';
import { FileProblemError } from '../../source/file-problem-error';
import type { ReadSheet, SheetReading } from '../../source/sheet-reading';
import { chooseSheet } from './choose-sheet';
import { scanAll, scanHead, type OpenWorkbook } from './scan-sheet';
import { shapeSheet, type ScannedSheet } from './shape-sheet';
import { readWorkbook } from './workbook';
import { WorkbookPackage } from './workbook-package';

/** A piece is inflated while the one before it is scanned. Smaller pieces cost event-loop turns, larger ones memory. */
const PIECE_BYTES = 1024 * 1024;

/**
 * Reads a workbook (`.xlsx`, `.xlsm`) of any program, whose bytes are in memory, in one pass over them.
 *
 * @param pieceBytes Size of the pieces in which parts are inflated. It does not affect the result.
 */
export async function openWorkbook(
  bytes: Buffer,
  options: ReadingOptions,
  pieceBytes = PIECE_BYTES,
): Promise<SheetReading> {
  const pack = new WorkbookPackage(bytes, pieceBytes);
  const workbook = await readWorkbook(pack);
  const { sheet, head, passedSheets } = await chooseSheet(workbook, options.sheetName, (each) => {
    const candidate: OpenWorkbook = { pack, workbook, sheet: each };
    return readSheet(candidate, options, () => scanHead(candidate, options));
  });
  const open: OpenWorkbook = { pack, workbook, sheet };
  const told = (read: ReadSheet): ReadSheet => ({ ...read, facts: { ...read.facts, passedSheets } });
  return {
    head: told(head),
    readAll: async ({ signal, onProgress }) => {
      const onPiece = (done: number, rows: number): void => {
        signal.throwIfAborted();
        onProgress(Math.min(done, 1), rows);
      };
      return told(await readSheet(open, options, () => scanAll(open, options, onPiece)));
    },
  };
}

async function readSheet(
  { workbook, sheet }: OpenWorkbook,
  options: ReadingOptions,
  scan: () => Promise<ScannedSheet>,
): Promise<ReadSheet> {
  try {
    const { table, ...found } = shapeSheet(await scan(), options);
    return {
      table,
      facts: {
        format: 'xlsx',
        sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
        sheetName: sheet.name,
        encoding: null,
        delimiter: null,
        passedSheets: [],
        ...found,
      },
    };
  } catch (error) {
    // The engine throws a RangeError where an array, a map or a buffer would exceed its limits.
    if (error instanceof RangeError) throw new FileProblemError('too-large', error.message, { cause: error });
    throw error;
  }
}
