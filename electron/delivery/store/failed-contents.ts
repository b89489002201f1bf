import { ACCEPTED_ELSEWHERE } from './accepted-elsewhere';
import { inTransaction, type Connection } from './database';
import { notingTraces } from './erase-and-vacuum';
import { openRowSlices } from './row-slices';

/**
 * Values that stay for some time after a delivery's end: what was sent of failed rows, and their cells, so that they can be sent again;
 * and the sent and the server's value of `kept` rows.
 */
export interface FailedContents {
  /**
   * Wipes them for deliveries that ended by `endedBy` and records `at` as the time; both ISO 8601 UTC. Outcomes stay.
   *
   * @returns how many deliveries lost contents
   */
  wipe(endedBy: string, at: string): Promise<number>;
  /** Failed rows whose consumers another delivery from this machine has had accepted since: their contents are outdated. */
  acceptedSince(deliveryId: string): Set<number>;
}

export function openFailedContents(database: Connection): FailedContents {
  const selectOver = database.prepare(
    `SELECT id FROM deliveries WHERE finished_at <= ? AND failed_wiped_at IS NULL
       AND (outcome_counts ->> 'failed' > 0 OR outcome_counts ->> 'kept' > 0) AND EXISTS
       (SELECT 1 FROM delivery_rows WHERE delivery_id = deliveries.id AND kind IN ('failed', 'kept')
          AND (attributes IS NOT NULL OR sent_value IS NOT NULL OR server_value IS NOT NULL))`,
  );
  const wipeRows = database.prepare(
    `UPDATE delivery_rows SET attributes = NULL, cells = NULL, adopts = NULL, consumer_print = NULL, applied_print = NULL, contact_print = NULL,
       sent_value = NULL, server_value = NULL
     WHERE delivery_id = ? AND row > ? AND row <= ? AND kind IN ('failed', 'kept')`,
  );
  const eachSlice = openRowSlices(database);
  const note = database.prepare('UPDATE deliveries SET failed_wiped_at = ? WHERE id = ?');
  const selectAcceptedSince = database.prepare(
    `SELECT r.row FROM delivery_rows r
     JOIN (${ACCEPTED_ELSEWHERE}) since ON since.external_id = r.external_id AND since.at > r.at
     WHERE r.delivery_id = ?1 AND r.kind = 'failed'`,
  );
  return {
    acceptedSince: (deliveryId) =>
      new Set((selectAcceptedSince.all(deliveryId) as { row: number }[]).map(({ row }) => row)),
    wipe: async (endedBy, at) => {
      const over = selectOver.all(endedBy) as { id: string }[];
      for (const { id } of over) {
        await notingTraces(database, async () => {
          await eachSlice(id, (after, upTo) => void wipeRows.run(id, after, upTo));
          inTransaction(database, () => note.run(at, id));
          return true;
        });
      }
      return over.length;
    },
  };
}
