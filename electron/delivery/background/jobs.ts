import type { RevertPreview } from '../../../shared/delivery/compare/previous-values';
import type { ReportGaps } from '../../../shared/delivery/report-gaps';
import type { RowCells } from '../../../shared/sheet/protocol';
import type { ReportJob } from '../report/report-into';

/** Jobs whose work grows with everything ever sent, done in a separate thread: input and result of each. */
export interface Jobs {
  /** Rewrites the database without deleted data. */
  'erase-and-vacuum': { input: Record<string, never>; result: undefined };
  report: { input: ReportJob; result: ReportGaps };
  'revert-preview': { input: { deliveryId: string }; result: RevertPreview };
  'accepted-since': { input: { deliveryId: string }; result: Set<number> };
}

export type JobKind = keyof Jobs;

/** What the thread starts with. */
export interface JobOrder<K extends JobKind = JobKind> {
  databasePath: string;
  kind: K;
  input: Jobs[K]['input'];
}

/** Messages from the thread: a request for cells of the open sheet, or the end. */
export type FromWorker =
  | { kind: 'cells'; rows: number[] }
  | { kind: 'done'; result: unknown }
  | { kind: 'failed'; message: string; code: unknown };

/** The answer to `cells`; null if that sheet is not open. */
export type CellsAnswer = RowCells[] | null;
