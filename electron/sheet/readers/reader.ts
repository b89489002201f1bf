import type { FileFacts, ReadingOptions } from '../../../shared/sheet/sheet-state';

/** A file whose kind is known. The bytes are whole: the guards against files too large have passed. */
export interface FileSource {
  /** Without its folder. */
  name: string;
  bytes: Buffer;
}

export interface ReadingWatch {
  /** @param done 0…1, never falling. @param rows Rows read so far. */
  onProgress: (done: number, rows: number) => void;
  signal: AbortSignal;
}

/** What a reader gives: the table, every cell as text, every row as long as `headers`. */
export interface ReadSheet {
  /** Column headers; an empty one stands over cells that have no header in the file. */
  headers: string[];
  rows: string[][];
  facts: Omit<FileFacts, 'name' | 'sizeBytes'>;
}

/**
 * Reads one format. Throws a `FileProblemError` where the file cannot be read as a sheet, and the signal's reason where
 * reading was called off.
 */
export interface SheetReader {
  read(source: FileSource, options: ReadingOptions, watch: ReadingWatch): Promise<ReadSheet>;
}
