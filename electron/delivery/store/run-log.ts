import { z } from 'zod';
import { RUN_ENDS, RUNNERS, type DeliveryRun, type RunEnd, type Runner } from '../../../shared/delivery/runs';
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
