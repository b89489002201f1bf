import type { FileFacts, ReadingOptions } from '../../../shared/sheet/sheet-state';
import type { LookedAhead, LookPlan } from '../checks/row-look';
import type { SecondThread } from './second-thread';
import type { Table } from '../table/table';
import type { SourceFile } from './source-file';

export interface ReadingWatch {
  /** @param done 0…1, never falling. @param rows Rows found so far. */
  onProgress: (done: number, rows: number) => void;
  signal: AbortSignal;
  /** What rows are to be looked over for as soon as they have been found, where there is a second thread to do it. */
  plan?: LookPlan | undefined;
}

/** A table, and what the file turned out to be. */
export interface ReadSheet {
  table: Table;
  /** What was found by {@link ReadingWatch.plan}; absent where the rows are still to be looked over. */
  looked?: LookedAhead | undefined;
  facts: Omit<FileFacts, 'name' | 'sizeBytes'>;
}

/** A sheet of which the first rows are known already. */
export interface SheetReading {
  /** The first rows, to be looked at while the others are still being read. */
  head: ReadSheet;
  /**
   * All rows. What it finds out may differ from what the head let suppose. Throws a `FileProblemError` where the file cannot be
   * read to its end, and the signal's reason where reading was called off.
   */
  readAll(watch: ReadingWatch): Promise<ReadSheet>;
}

/**
 * Reads one format, with the help of a second thread where there is one. Throws a `FileProblemError` where the file cannot be read as a
 * sheet.
 */
export type OpenSheet = (source: SourceFile, options: ReadingOptions, thread?: SecondThread) => Promise<SheetReading>;
