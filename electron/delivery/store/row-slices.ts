import { writeLockOf } from '../../storage/write-lock';
import { inStep, type Connection } from './database';

/** Written in a few milliseconds, except for the widest rows. */
const ROWS_OF_A_SLICE = 250;

/**
 * Calls `work` for each slice of a delivery's rows, those after `after` up to and including `upTo`, each in its own transaction, and
 * yields to the event loop in between, also while another program writes. The caller records durably that all are done.
 */
export type EachSlice = (deliveryId: string, work: (after: number, upTo: number) => void) => Promise<void>;

export function openRowSlices(database: Connection): EachSlice {
  const lock = writeLockOf(database);
  const selectEnd = database.prepare(
    `SELECT max(row) AS up_to FROM
       (SELECT row FROM delivery_rows WHERE delivery_id = ? AND row > ? ORDER BY row LIMIT ${ROWS_OF_A_SLICE})`,
  );
  return async (deliveryId, work) => {
    for (let after = -1; ;) {
      await lock.turn();
      const { up_to: upTo } = selectEnd.get(deliveryId, after) as { up_to: number | null };
      if (upTo === null) return;
      inStep(database, () => work(after, upTo));
      after = upTo;
    }
  };
}
