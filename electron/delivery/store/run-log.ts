import { z } from 'zod';
import { RUN_ENDS, RUNNERS, type DeliveryRun, type RunEnd, type Runner } from '../../../shared/delivery/runs';
import { TALLY_SECONDS } from '../../../shared/delivery/timeline';
import type { DeliveryState } from '../../../shared/delivery/state';
import type { Connection } from './database';

/** Who ran each delivery, from when to when. */
export interface RunLog {
  begin(deliveryId: string, by: Runner, at: string): void;
  /** Ends the delivery's last run, in this state. */
  end(deliveryId: string, state: DeliveryState, at: string): void;
  /** Oldest first. */
  of(deliveryId: string): DeliveryRun[];
}

/** The longest that an answer may come after its request. */
const LATE_SECONDS = 120;

/**
 * A condition: something may have been sent to the ledger scope of parameter 1 at or after the time of parameter 2, ISO 8601 UTC. A run that
 * broke off has no end; its last outcomes tell how long it lasted.
 */
export const SENT_SINCE = `EXISTS (
  SELECT 1 FROM deliveries d WHERE d.ledger_scope = ?1 AND (
    d.state ->> 'status' = 'running'
    OR EXISTS (SELECT 1 FROM delivery_runs r WHERE r.delivery_id = d.id AND (r.started_at >= ?2 OR r.ended_at >= ?2))
    OR (EXISTS (SELECT 1 FROM delivery_runs r WHERE r.delivery_id = d.id AND r.ended_at IS NULL)
      AND EXISTS (SELECT 1 FROM outcome_tallies t WHERE t.delivery_id = d.id
        AND t.at_s >= CAST(strftime('%s', ?2) AS INTEGER) - ${TALLY_SECONDS + LATE_SECONDS}))
  )
)`;

const rowSchema = z
  .object({
    run_by: z.enum(RUNNERS),
    started_at: z.string(),
    ended_at: z.string().nullable(),
    ended: z.enum(RUN_ENDS).nullable(),
  })
  .transform((row) => ({ by: row.run_by, startedAt: row.started_at, endedAt: row.ended_at, end: row.ended }));

export function openRunLog(database: Connection): RunLog {
  const insert = database.prepare('INSERT INTO delivery_runs (delivery_id, run_by, started_at) VALUES (?, ?, ?)');
  // A run that broke off keeps no end: nobody knows when that was.
  const update = database.prepare(
    `UPDATE delivery_runs SET ended_at = ?, ended = ?
     WHERE id = (SELECT max(id) FROM delivery_runs WHERE delivery_id = ?) AND ended_at IS NULL`,
  );
  const select = database.prepare('SELECT * FROM delivery_runs WHERE delivery_id = ? ORDER BY id');
  return {
    begin: (deliveryId, by, at) => void insert.run(deliveryId, by, at),
    end: (deliveryId, state, at) => void update.run(at, endOf(state), deliveryId),
    of: (deliveryId) => select.all(deliveryId).map((row) => rowSchema.parse(row)),
  };
}

function endOf(state: DeliveryState): RunEnd {
  switch (state.status) {
    case 'finished':
    case 'stopped':
      return state.status;
    case 'paused':
      return state.reason.by;
    case 'ready':
    case 'running':
      throw new Error(`a delivery that is ${state.status} is not at rest`);
  }
}
