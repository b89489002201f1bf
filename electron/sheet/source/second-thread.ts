import type { LookedRows, LookPlan } from '../checks/row-look';
import type { CellPlaces } from '../table/table';

/** Rows of a CSV file that have been found, and how to look over them. All of it lies in shared memory and does not change any more. */
export interface RowsToLookOver {
  plan: LookPlan;
  bytes: Uint8Array;
  cells: CellPlaces;
  /** The file's column behind each column of the plan. */
  fileColumns: readonly number[];
  firstRow: number;
  count: number;
  /** Where what is found is written, in shared memory too. */
  into: LookedRows;
}

/** What the second thread can be asked for, and what it answers. */
export interface ThreadJobs {
  /** Takes the next bytes into the file's hash. */
  hash(bytes: Uint8Array): null;
  /** SHA-256 of all bytes so far, in hex. */
  digest(): string;
  look(rows: RowsToLookOver): null;
}

/** A job on its way to the thread. Answers come back in the order of the requests. */
export interface JobRequest {
  name: keyof ThreadJobs;
  argument: unknown;
}

/** A thread that works beside the one that reads a file. Jobs are done one after the other; a promise is rejected where the thread ended. */
export interface SecondThread {
  do<Name extends keyof ThreadJobs>(
    name: Name,
    ...argument: Parameters<ThreadJobs[Name]>
  ): Promise<ReturnType<ThreadJobs[Name]>>;
  /** Ends it at once, whatever it does. */
  end(): void;
}
