import type { RevertPreview } from '../../../shared/delivery/compare/previous-values';
import type { ReportGaps } from '../../../shared/delivery/report-gaps';
import type { ProofReportJob } from '../report/proof-report';
import type { VerdictReportJob } from '../report/verdict-report';
import type { ReportJob } from '../report/report-into';

/** Jobs whose work grows with everything ever sent, done in a separate thread: input and result of each. */
export interface Jobs {
  /** Reads all of it; rejects if something is damaged. */
  'check-pages': { input: Record<string, never>; result: undefined };
  /** Rewrites the database without deleted data. */
  'erase-and-vacuum': { input: Record<string, never>; result: undefined };
  report: { input: ReportJob; result: ReportGaps };
  'proof-report': { input: ProofReportJob; result: undefined };
  'verdict-report': { input: VerdictReportJob; result: undefined };
  'revert-preview': { input: { deliveryId: string }; result: RevertPreview };
  'sent-again': { input: { deliveryId: string }; result: Set<number> };
  'accepted-since': { input: { deliveryId: string }; result: Set<number> };
}

export type JobKind = keyof Jobs;

/** What the thread starts with. */
export interface JobOrder<K extends JobKind = JobKind> {
  databasePath: string;
  kind: K;
  input: Jobs[K]['input'];
}

/** Messages from the thread: a request for what main knows of rows, or the end. */
export type FromWorker =
  | { kind: 'asked'; rows: number[] }
  | { kind: 'done'; result: unknown }
  | { kind: 'failed'; message: string; code: unknown };
