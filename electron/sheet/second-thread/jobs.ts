import { createHash } from 'node:crypto';
import { CsvSpans, type CellPlaces } from '../readers/csv/csv-spans';
import { lookOver, type LookedRows, type LookPlan } from '../row-look';

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

/** The work itself, on whatever thread. */
export function createThreadJobs(): ThreadJobs {
  const hash = createHash('sha256');
  return {
    hash: (bytes) => {
      hash.update(bytes);
      return null;
    },
    digest: () => hash.copy().digest('hex'),
    look: ({ plan, bytes, cells, fileColumns, firstRow, count, into }) => {
      lookOver(plan, new CsvSpans(bytes, cells, fileColumns), firstRow, count, into);
      return null;
    },
  };
}
