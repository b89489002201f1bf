import { createHash } from 'node:crypto';
import { CsvSpans } from '../readers/csv/csv-spans';
import type { ThreadJobs } from '../source/second-thread';
import { lookOver } from '../checks/row-look';

/** The jobs themselves, independent of the thread. */
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
