import type { ReadingOptions } from '../../../../shared/sheet/sheet-state';
import type { ScannedSheet } from './shape-sheet';
import { SharedStrings, SharedStringsScanner } from './shared-strings';
import { SheetScanner } from './sheet-scanner';
import { TextArena } from './text-arena';
import type { Workbook, WorkbookSheet } from './workbook';
import type { WorkbookPackage } from './workbook-package';

/** Unwritten pages of an arena take no memory, but some systems count them anyway. */
const MAX_FIRST_CAPACITY = 512 * 1024 ** 2;
/** Rows shown while the others are still being read. */
const HEAD_ROWS = 200;
/** Enough of a part for the first rows of nearly all sheets. */
const HEAD_PIECE_BYTES = 64 * 1024;
const HEAD_ARENA_BYTES = 1024 ** 2;

export interface OpenWorkbook {
  pack: WorkbookPackage;
  workbook: Workbook;
  sheet: WorkbookSheet;
}

/** The first rows of a sheet. Inflates only as much of its parts as they need; a first pass finds out which shared strings they use. */
export async function scanHead(open: OpenWorkbook, options: ReadingOptions): Promise<ScannedSheet> {
  const { pack, workbook, sheet } = open;
  const strings = new SharedStrings();
  const look = newScanner(open, new TextArena(HEAD_ARENA_BYTES), strings, options, HEAD_ROWS);
  await pack.scan(sheet.part, look, { pieceBytes: HEAD_PIECE_BYTES });
  if (workbook.sharedStringsPart === null || look.lastMissingString < 0) return scanned(look);

  const arena = new TextArena(HEAD_ARENA_BYTES);
  await pack.scan(
    workbook.sharedStringsPart,
    new SharedStringsScanner(workbook.sharedStringsPart, arena, strings, look.lastMissingString + 1),
    { pieceBytes: HEAD_PIECE_BYTES },
  );
  const scanner = newScanner(open, arena, strings, options, HEAD_ROWS);
  await pack.scan(sheet.part, scanner, { pieceBytes: HEAD_PIECE_BYTES });
  return scanned(scanner);
}

/**
 * All rows of a sheet.
 *
 * @param onPiece called with the share that is done, 0 to 1, and the rows found so far; an error it throws ends the scan
 */
export async function scanAll(
  open: OpenWorkbook,
  options: ReadingOptions,
  onPiece: (done: number, rows: number) => void,
): Promise<ScannedSheet> {
  const { pack, workbook, sheet } = open;
  const stringsPart = workbook.sharedStringsPart;
  const stringsBytes = stringsPart === null ? 0 : (pack.entry(stringsPart)?.uncompressedBytes ?? 0);
  const totalBytes = stringsBytes + (pack.entry(sheet.part)?.uncompressedBytes ?? 0);
  const arena = new TextArena(Math.min(totalBytes, MAX_FIRST_CAPACITY));
  const strings = new SharedStrings();
  if (stringsPart !== null) {
    await pack.scan(stringsPart, new SharedStringsScanner(stringsPart, arena, strings), {
      onPiece: (scannedBytes) => onPiece(scannedBytes / totalBytes, 0),
    });
  }
  const scanner = newScanner(open, arena, strings, options, Infinity);
  await pack.scan(sheet.part, scanner, {
    onPiece: (scannedBytes) => onPiece((stringsBytes + scannedBytes) / totalBytes, scanner.writer.rows.rowCount),
  });
  return scanned(scanner);
}

function newScanner(
  { workbook, sheet }: OpenWorkbook,
  arena: TextArena,
  strings: SharedStrings,
  { headerRow }: ReadingOptions,
  maxRows: number,
): SheetScanner {
  const { formats, isFrom1904 } = workbook;
  return new SheetScanner(sheet.part, arena, { strings, formats, isFrom1904, firstRow: headerRow ?? 1, maxRows });
}

function scanned(scanner: SheetScanner): ScannedSheet {
  return { writer: scanner.writer, merges: scanner.merges, arena: scanner.texts };
}
