import type { ReadingOptions } from '../../../../shared/sheet/sheet-state';
import { FileProblemError } from '../../source/file-problem-error';
import type { OpenSheet, ReadSheet, SheetReading } from '../../source/sheet-reading';
import { readWhole } from '../../source/read-whole';
import { refuseOtherArchive } from './refuse-other-archive';
import { chooseSheet } from './choose-sheet';
import { readByExceljs } from './read-by-exceljs';
import { scanAll, scanHead, type OpenWorkbook } from './scan-sheet';
import { shapeSheet, type ScannedSheet } from './shape-sheet';
import { UnknownStructureError } from './unknown-structure';
import { readWorkbook } from './workbook';
import { WorkbookPackage } from './workbook-package';
import { readZipDirectory } from './zip-archive';

/** A piece is inflated while the one before it is scanned: smaller ones cost turns, larger ones memory. */
const PIECE_BYTES = 1024 * 1024;

/** Reads a workbook (`.xlsx`, `.xlsm`), whatever program wrote it: over its bytes, once. */
export const openXlsx: OpenSheet = async (source, options) => {
  const bytes = await readWhole(source);
  await source.assertUnchanged();
  const names = readZipDirectory(bytes).map(({ name }) => name.toLowerCase());
  refuseOtherArchive(names, bytes, source.name);
  return openWorkbook(bytes, options);
};

/**
 * The same for bytes that are there already. Throws like {@link OpenSheet}.
 *
 * @param pieceBytes Size of the pieces in which parts are inflated; it makes no difference to what is read.
 */
export async function openWorkbook(
  bytes: Buffer,
  options: ReadingOptions,
  pieceBytes = PIECE_BYTES,
): Promise<SheetReading> {
  const pack = new WorkbookPackage(bytes, pieceBytes);
  const workbook = await readWorkbook(pack);
  const { sheet, head, passedSheets } = await chooseSheet(workbook, options.sheetName, async (each) => {
    const candidate: OpenWorkbook = { pack, workbook, sheet: each };
    return orByExceljs(candidate, async () => readSheet(candidate, await scanHead(candidate, options), options));
  });
  const open: OpenWorkbook = { pack, workbook, sheet };
  const told = (read: ReadSheet): ReadSheet => ({ ...read, facts: { ...read.facts, passedSheets } });
  // What exceljs read is all there is.
  if (head.facts.fallback !== null) return { head: told(head), readAll: () => Promise.resolve(told(head)) };
  return { head: told(head), readAll: async (watch) => told(await readAll(watch)) };

  function readAll({ signal, onProgress }: Parameters<SheetReading['readAll']>[0]): Promise<ReadSheet> {
    return orByExceljs(open, async () => {
      const scanned = await scanAll(open, options, (done, rows) => {
        signal.throwIfAborted();
        onProgress(Math.min(done, 1), rows);
      });
      return readSheet(open, scanned, options);
    });
  }

  async function orByExceljs(of: OpenWorkbook, read: () => Promise<ReadSheet>): Promise<ReadSheet> {
    try {
      return await read();
    } catch (error) {
      return await fallBack(error, bytes, of, options);
    }
  }
}

function readSheet(open: OpenWorkbook, scanned: ScannedSheet, options: ReadingOptions): ReadSheet {
  return withFacts(open, shapeSheet(scanned, options), null);
}

function withFacts(
  { workbook, sheet }: OpenWorkbook,
  { table, ...found }: ReturnType<typeof shapeSheet>,
  fallback: string | null,
): ReadSheet {
  return {
    table,
    facts: {
      format: 'xlsx',
      sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
      sheetName: sheet.name,
      encoding: null,
      delimiter: null,
      fallback,
      passedSheets: [],
      ...found,
    },
  };
}

/** What exceljs reads where our own reader met a structure that it does not know; every other error is thrown again. */
async function fallBack(
  error: unknown,
  bytes: Buffer,
  open: OpenWorkbook,
  options: ReadingOptions,
): Promise<ReadSheet> {
  // What the engine says where an array, a map or a buffer would be larger than it can be.
  if (error instanceof RangeError) throw new FileProblemError('too-large', error.message, { cause: error });
  if (!(error instanceof UnknownStructureError)) throw error;
  return withFacts(open, await readByExceljs(bytes, open.sheet.name, options), error.structure);
}
