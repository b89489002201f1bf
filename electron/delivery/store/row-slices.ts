import { setImmediate as turn } from 'node:timers/promises';
import { inStep, type Connection } from './database';

/** Written in a few milliseconds, the widest rows aside. */
const ROWS_OF_A_SLICE = 250;

/**
 * Calls `work` for one slice of a delivery's rows after the other, those behind `after` up to and including `upTo`, each in a transaction of its
 * own, and lets everything else have its turn between them: in one go it would hold the process up for as long as there are rows. The
 * caller notes durably when all are done.
 */
export type EachSlice = (deliveryId: string, work: (after: number, upTo: number) => void) => Promise<void>;

export function openRowSlices(database: Connection): EachSlice {
  const selectEnd = database.prepare(
    `SELECT max(row) AS up_to FROM
       (SELECT row FROM delivery_rows WHERE delivery_id = ? AND row > ? ORDER BY row LIMIT ${ROWS_OF_A_SLICE})`,
  );
  return async (deliveryId, work) => {
    for (let after = -1; ;) {
      const { up_to: upTo } = selectEnd.get(deliveryId, after) as { up_to: number | null };
      if (upTo === null) return;
      inStep(database, () => work(after, upTo));
      after = upTo;
      await turn();
    }
  };
}
