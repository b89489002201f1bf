import type { RowOutcome } from '../../../shared/delivery/outcome';
import type { Connection } from './database';
import { undecidedRowSchema } from './delivery-records';
import { OUTCOME_COLUMNS, toOutcome } from './row-store';

/**
 * Why a row has no outcome: its turn has not come, or the delivery was stopped before. `unknown`: in create-only mode it may have been
 * sent, and the answer was lost.
 */
export const NO_OUTCOME_REASONS = ['not-yet', 'stopped', 'unknown'] as const;
type NoOutcomeReason = (typeof NO_OUTCOME_REASONS)[number];

/** A row without an outcome, as reports show it. */
export interface NoOutcome {
  kind: null;
  row: number;
  externalId: string;
  reason: NoOutcomeReason;
}

/** A row of a report. `cells` is null if they are not stored any more. */
export interface ReportedRow {
  outcome: RowOutcome | NoOutcome;
  cells: string[] | null;
}

/** A delivery's rows for reports, in order. */
export interface ReportedRows {
  /** Every row, sent or not. */
  all(deliveryId: string, isStopped: boolean): Iterable<ReportedRow>;
  /** The outcomes of all rows that have one. */
  decided(deliveryId: string): Iterable<RowOutcome>;
}

const ROWS_PER_PAGE = 500;

export function openReportedRows(database: Connection): ReportedRows {
  const select = (which: string) =>
    database.prepare(
      `SELECT ${OUTCOME_COLUMNS}, was_taken FROM delivery_rows WHERE delivery_id = ? AND ${which} AND row > ? ORDER BY row LIMIT ?`,
    );
  const selectAll = select('true');
  const selectDecided = select('kind IS NOT NULL');

  // Page by page: an open statement would keep the log from being truncated, and a second reader would break it.
  function* pages<R extends ReportedRow>(
    statement: ReturnType<typeof select>,
    deliveryId: string,
    read: (stored: unknown) => R,
  ): Generator<R> {
    for (let after = -1; ;) {
      const page = statement.all(deliveryId, after, ROWS_PER_PAGE).map(read);
      yield* page;
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.outcome.row;
    }
  }

  return {
    all: (deliveryId, isStopped) =>
      pages(selectAll, deliveryId, (stored) =>
        isUndecided(stored) ? toUndecided(stored, isStopped) : toOutcome(stored),
      ),
    *decided(deliveryId) {
      for (const { outcome } of pages(selectDecided, deliveryId, toOutcome)) yield outcome;
    },
  };
}

function isUndecided(stored: unknown): boolean {
  return (stored as { kind: unknown }).kind === null;
}

function toUndecided(stored: unknown, isStopped: boolean): ReportedRow {
  const { row, external_id: externalId, was_taken: wasTaken, cells } = undecidedRowSchema.parse(stored);
  const reason = wasTaken ? 'unknown' : isStopped ? 'stopped' : 'not-yet';
  return { outcome: { kind: null, row, externalId, reason }, cells };
}
