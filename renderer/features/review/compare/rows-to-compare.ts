import { MAX_COMPARED } from '../../../../shared/delivery/compare/compare-consumer';
import type { RowsToCompare } from '../../../model/review';
import { parseRowNumbers } from './row-numbers';

/** Sample sizes to choose from. */
export const SAMPLES = [20, 100] as const;

/** What a person can choose to compare. */
export type CompareChoice = 'sample-20' | 'sample-100' | 'view' | 'rows';

/** What is wrong with typed row numbers: they cannot be understood, or the first that the sheet does not have. */
export type NumbersProblem = 'not-understood' | { noSuchRow: number };

/** The rows that were chosen, and how many requests they need at the most: rows that are not ready are skipped. */
export interface ChosenRows {
  /** Null if there is nothing to compare. */
  which: RowsToCompare | null;
  mostRequests: number;
  /** Null for valid numbers, and while none are typed. */
  problem: NumbersProblem | null;
}

/** @param typed row numbers, which count only for the choice `rows` */
export function chosenRows(
  choice: CompareChoice,
  typed: string,
  sheet: { rows: number; viewRows: number; ready: number },
): ChosenRows {
  const most = (wanted: number): number => Math.min(wanted, sheet.ready, MAX_COMPARED);
  switch (choice) {
    case 'sample-20':
    case 'sample-100': {
      const count = choice === 'sample-20' ? SAMPLES[0] : SAMPLES[1];
      return { which: { by: 'sample', count }, mostRequests: most(count), problem: null };
    }
    case 'view':
      return { which: { by: 'view' }, mostRequests: most(sheet.viewRows), problem: null };
    case 'rows': {
      const rows = parseRowNumbers(typed);
      const noSuchRow = rows?.find((row) => row > sheet.rows);
      if (rows !== null && noSuchRow === undefined)
        return { which: { by: 'rows', rows }, mostRequests: most(rows.length), problem: null };
      const problem = typed.trim() === '' ? null : noSuchRow === undefined ? 'not-understood' : { noSuchRow };
      return { which: null, mostRequests: 0, problem };
    }
  }
}
