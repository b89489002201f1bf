import type { TakeBackPreview } from '../../../shared/delivery/before-values';
import type { ReportGaps } from '../../../shared/delivery/report-gaps';
import type { RowCells } from '../../../shared/sheet/protocol';
import type { ReportJob } from '../report/report-into';

/** The work that grows with what was ever sent, and so is done in a thread of its own: what each job is told, and what comes of it. */
export interface Jobs {
  /** Rewrites the database without what was deleted. */
  'erase-and-vacuum': { input: Record<string, never>; result: undefined };
  report: { input: ReportJob; result: ReportGaps };
  'take-back-preview': { input: { deliveryId: string }; result: TakeBackPreview };
  'accepted-since': { input: { deliveryId: string }; result: Set<number> };
}

export type JobKind = keyof Jobs;

/** What the thread is started with. */
export interface JobOrder<K extends JobKind = JobKind> {
  databasePath: string;
  kind: K;
  input: Jobs[K]['input'];
}

/** What the thread says: it asks for the cells of rows as the open sheet has them, or ends. */
export type FromWorker =
  | { kind: 'cells'; rows: number[] }
  | { kind: 'done'; result: unknown }
  | { kind: 'failed'; message: string; code: unknown };

/** The answer to `cells`; null where that sheet is not there. */
export type CellsAnswer = RowCells[] | null;
