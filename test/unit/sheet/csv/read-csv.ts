import { openCsvInPieces } from '../../../../electron/sheet/readers/csv/open-csv';
import type { ReadSheet, SheetReading } from '../../../../electron/sheet/source/sheet-reading';
import type { SourceFile } from '../../../../electron/sheet/source/source-file';
import type { Remark } from '../../../../electron/sheet/table/remarks';
import type { ReadingOptions } from '../../../../shared/sheet/sheet-state';

/** A file in memory. */
export function sourceOf(bytes: Buffer, headBytes = 256 * 1024): SourceFile {
  const read = (into: Uint8Array, position: number): Promise<void> => {
    into.set(bytes.subarray(position, position + into.length));
    return Promise.resolve();
  };
  return {
    name: 'a.csv',
    sizeBytes: bytes.length,
    head: bytes.subarray(0, headBytes),
    read,
    assertUnchanged: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

export interface ReadCsv {
  headers: readonly string[];
  rows: string[][];
  facts: ReadSheet['facts'];
  /** By row. */
  remarks: Record<number, Remark[]>;
}

export interface ReadingWay extends ReadingOptions {
  pieceBytes?: number;
  headBytes?: number;
}

export function openCsvText(
  content: string | Buffer,
  { pieceBytes = 8 * 1024 * 1024, headBytes, ...options }: ReadingWay = {},
): Promise<SheetReading> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return openCsvInPieces(sourceOf(bytes, headBytes), options, pieceBytes);
}

/** Reads a complete CSV text. */
export async function readCsv(content: string | Buffer, way: ReadingWay = {}): Promise<ReadCsv> {
  const reading = await openCsvText(content, way);
  return contentOf(await reading.readAll({ onProgress: () => undefined, signal: new AbortController().signal }));
}

export function contentOf({ table, facts }: ReadSheet): ReadCsv {
  const remarks = Object.fromEntries([...table.remarks.rows()].map((row) => [row, table.remarks.of(row)]));
  return { headers: table.headers, rows: rowsOf(table), facts, remarks };
}

function rowsOf(table: ReadSheet['table']): string[][] {
  return Array.from({ length: table.rowCount }, (_, index) => [...table.cells(index + 1)]);
}
