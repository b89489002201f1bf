import type { FileFacts } from '../../../shared/sheet/sheet-state';
import type { LookedAhead, LookPlan } from '../checks/row-look';
import type { Table } from '../table/table';

export interface ReadingWatch {
  /**
   * @param done 0 to 1, never falling
   * @param rows rows found so far
   */
  onProgress: (done: number, rows: number) => void;
  signal: AbortSignal;
  /** What to look for in rows as soon as they are indexed, if there is a second thread. */
  plan?: LookPlan | undefined;
}

/** A table, and what was found out about its file. */
export interface ReadSheet {
  table: Table;
  /** The results for {@link ReadingWatch.plan}; absent if the rows have not been scanned. */
  looked?: LookedAhead | undefined;
  facts: Omit<FileFacts, 'name' | 'sizeBytes'>;
}

/** A sheet whose first rows are known. */
export interface SheetReading {
  /** The first rows, to be shown while the others are still being read. */
  head: ReadSheet;
  /**
   * All rows. The result may differ from what the head suggested. Throws a `FileProblemError` if the file cannot be read to its end, and
   * the signal's reason if reading was cancelled.
   */
  readAll(watch: ReadingWatch): Promise<ReadSheet>;
}
