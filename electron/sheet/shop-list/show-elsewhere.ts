import type { IssueIndex } from '../checks/issue-index';
import { rowNumbers } from '../table/row-numbers';
import type { RowSet } from '../table/row-set';
import { inTimeSlices } from '../threads/time-slices';
import type { VerdictIndex } from './verdict-index';

/** Rows looked at before other requests are handled. Few of them have to be checked again. */
const SLICE_ROWS = 1_000;

/**
 * Puts an error on rows that lead to another consumer by the verdicts, and takes it from those that do not any more. Call it whenever
 * verdicts have changed.
 *
 * @param rows whose verdicts may have changed; a number for all rows up to that one
 */
export async function showElsewhere(verdicts: VerdictIndex, issues: IssueIndex, rows: RowSet | number): Promise<void> {
  const concerned = typeof rows === 'number' ? rowNumbers(1, rows) : Uint32Array.from(rows);
  await inTimeSlices(concerned.length, SLICE_ROWS, (start, end) => {
    for (const row of concerned.subarray(start, end)) issues.setElsewhere(row, verdicts.issueOf(row));
  });
}
