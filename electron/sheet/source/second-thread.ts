import type { LookedRows, LookPlan } from '../checks/row-look';
import type { CellPlaces } from '../table/table';

/** Indexed rows of a CSV file, and what to look for in them. All of it is in shared memory and no longer changes. */
export interface RowsToLookOver {
  plan: LookPlan;
  bytes: Uint8Array;
  cells: CellPlaces;
  /** The file's column for each column of the plan. */
  fileColumns: readonly number[];
  firstRow: number;
  count: number;
  /** Where the results are written, also in shared memory. */
  into: LookedRows;
}

/** The jobs of the second thread, with their results. */
export interface ThreadJobs {
  /** Adds the next bytes to the file's hash. */
  hash(bytes: Uint8Array): null;
  /** SHA-256 of all bytes so far, in hexadecimal. */
  digest(): string;
  look(rows: RowsToLookOver): null;
}

/** A job sent to the thread. Answers come in the order of the requests. */
export interface JobRequest {
  name: keyof ThreadJobs;
  argument: unknown;
}

/** A thread that works in parallel with reading a file. Jobs are done one after the other. Their promises reject if the thread ends. */
export interface SecondThread {
  do<Name extends keyof ThreadJobs>(
    name: Name,
    ...argument: Parameters<ThreadJobs[Name]>
  ): Promise<ReturnType<ThreadJobs[Name]>>;
  /** Ends it at once, whatever it is doing. */
  end(): void;
}
