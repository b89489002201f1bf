import type { FileFacts, ReadingOptions } from '../../../shared/sheet/sheet-state';
import { openCsv } from './csv/open-csv';
import type { OpenSheet, ReadingWatch, ReadSheet } from './sheet-reading';
import { sniffFormat } from './sniff';
import { openSourceFile } from './source-file';
import { openXlsx } from './xlsx/open-xlsx';

const READERS: Readonly<Record<FileFacts['format'], OpenSheet>> = { csv: openCsv, xlsx: openXlsx };

/** A table with all there is to know of its file. */
export interface FileSheet {
  table: ReadSheet['table'];
  facts: FileFacts;
}

/** A file being read as a sheet: its first rows, and the way to all of them. */
export interface FileReading {
  head: FileSheet;
  /**
   * All rows, and the hash of the file's bytes as they were read. Throws a `FileProblemError`, or the signal's reason where reading was
   * called off.
   */
  readAll(watch: ReadingWatch): Promise<FileSheet & { digest: string }>;
  close(): Promise<void>;
}

/**
 * Opens a file of whatever format as a sheet.
 *
 * @throws FileProblemError where the file cannot be read as one
 */
export async function openSheetFile(path: string, options: ReadingOptions): Promise<FileReading> {
  const source = await openSourceFile(path);
  try {
    const reading = await READERS[await sniffFormat(source)](source, options);
    const ofFile = ({ table, facts }: ReadSheet): FileSheet => ({
      table,
      facts: { name: source.name, sizeBytes: source.sizeBytes, ...facts },
    });
    return {
      head: ofFile(reading.head),
      readAll: async (watch) => ({ ...ofFile(await reading.readAll(watch)), digest: source.digest() }),
      close: () => source.close(),
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}
