import { writeLockOf } from '../../storage/write-lock';
import { inTransaction, type Connection } from './database';
import { notingTraces } from './erase-and-vacuum';
import { openRowSlices } from './row-slices';

/** SQL: whether a delivery is visible. Those being prepared or removed are not. */
export const VISIBLE = `state ->> 'status' NOT IN ('preparing', 'removing')`;

/** Deletes deliveries' rows in small pieces, so that nothing else has to wait. */
export interface Deletions {
  /**
   * Deletes the sent attributes and original cells of ended deliveries, except those of failed rows that may be sent again. Includes what
   * an earlier process left of this.
   */
  wipeEnded(): Promise<void>;
  /** Removes a delivery: it is invisible at once and deleted over time. `owner` does it. */
  remove(id: string, owner: string): Promise<void>;
  /** The same for a delivery that is still invisible. Waits for the write lock first. */
  discard(id: string, owner: string): Promise<void>;
  /** Removes what processes left that ended while they prepared or removed a delivery; nothing of it was sent. */
  removeLeft(isAlive: (owner: string) => boolean): Promise<void>;
}

export function openDeletions(database: Connection): Deletions {
  const selectEnded = database.prepare('SELECT id FROM deliveries WHERE is_to_wipe = 1');
  const wipeSlice = database.prepare(
    `UPDATE delivery_rows SET attributes = NULL, cells = NULL, adopts = NULL, consumer_print = NULL, applied_print = NULL, contact_print = NULL,
       listed_before = NULL
     WHERE delivery_id = ? AND row > ? AND row <= ? AND kind IS NOT 'failed' AND (attributes IS NOT NULL OR cells IS NOT NULL)`,
  );
  const noteWiped = database.prepare('UPDATE deliveries SET is_to_wipe = 0 WHERE id = ?');
  const hide = database.prepare(`UPDATE deliveries SET state = '{"status":"removing"}', owner = ? WHERE id = ?`);
  const removeSlices = ['before_values', 'delivery_rows'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE delivery_id = ? AND row > ? AND row <= ?`),
  );
  const removeOne = database.prepare('DELETE FROM deliveries WHERE id = ?');
  const selectHidden = database.prepare(`SELECT id, owner FROM deliveries WHERE NOT (${VISIBLE})`);
  const eachSlice = openRowSlices(database);
  const lock = writeLockOf(database);

  const removeHidden = (id: string): Promise<void> =>
    notingTraces(database, async () => {
      await eachSlice(id, (after, upTo) => {
        for (const slice of removeSlices) slice.run(id, after, upTo);
      });
      inTransaction(database, () => removeOne.run(id));
      return true;
    });

  const remove: Deletions['remove'] = (id, owner) => {
    hide.run(owner, id);
    return removeHidden(id);
  };

  return {
    wipeEnded: async () => {
      for (const { id } of selectEnded.all() as { id: string }[]) {
        await notingTraces(database, async () => {
          let wiped = 0;
          await eachSlice(id, (after, upTo) => {
            wiped += wipeSlice.run(id, after, upTo).changes;
          });
          inTransaction(database, () => noteWiped.run(id));
          return wiped > 0;
        });
      }
    },
    remove,
    discard: async (id, owner) => {
      await lock.free();
      await remove(id, owner);
    },
    removeLeft: async (isAlive) => {
      for (const { id, owner } of selectHidden.all() as { id: string; owner: string }[])
        if (!isAlive(owner)) await removeHidden(id);
    },
  };
}
