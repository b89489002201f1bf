import { z } from 'zod';
import type { PreparedRow } from '../../../shared/consumer/payload-types';
import type { Previous, RevertPreview } from '../../../shared/delivery/compare/previous-values';
import { ACCEPTED_ELSEWHERE } from './accepted-elsewhere';
import { inStep, inTransaction, type Connection } from './database';
import { attributesSchema } from './delivery-records';
import { notingTraces } from './erase-and-vacuum';
import { openRowSlices } from './row-slices';

/** Consumers' values before a delivery changed them, for deliveries where the person wanted them remembered. */
export interface PreviousValues {
  /** Stores previous values that a list shows, asked for at `listedAt`, with the rows. They count as remembered from {@link recall} on. */
  prepare(deliveryId: string, rows: readonly { row: number; previous: Previous }[], listedAt: string): void;
  /** Call it right before a row is sent: whether its previous values are remembered, if need be from the list. Durable when it returns. */
  recall(deliveryId: string, row: number): boolean;
  /**
   * Durable when the call returns. Does nothing for a row that is stored already: after a PUT whose answer was lost, the consumer may have
   * the new values.
   */
  remember(deliveryId: string, row: number, previous: Previous): void;
  preview(deliveryId: string): RevertPreview;
  /** The first rows after `after` whose consumers were changed, at most `limit`, with the previous values in place of those sent. */
  restorable(deliveryId: string, after: number, limit: number): PreparedRow[];
  /** Deletes the values: the delivery cannot be reverted any more. That there were some stays known. */
  forget(deliveryId: string): Promise<void>;
}

const CHANGED = `r.kind IN ('updated', 'kept')`;
/** Rows that may have been applied: only a refusal proves that one was not. */
const UNDECIDED = `(r.kind IS NULL OR (r.kind = 'failed' AND r.reason IS NOT 'refused'))`;
const RESTORABLE = `${CHANGED} AND b.was = 'values' AND b.attributes IS NOT NULL`;

/** The counts without what the driver adds. */
const previewSchema: z.ZodType<RevertPreview> = z.object({
  restorable: z.number(),
  created: z.number(),
  same: z.number(),
  unknown: z.number(),
  doubtful: z.number(),
  changedSince: z.number(),
  byList: z.number(),
  listedAt: z.string().nullable(),
});
const restorableSchema = z.object({ row: z.number(), external_id: z.string(), attributes: attributesSchema });

export function openPreviousValues(database: Connection): PreviousValues {
  const selectOne = database.prepare('SELECT 1 FROM before_values WHERE delivery_id = ? AND row = ?');
  const insert = database.prepare(
    'INSERT INTO before_values (delivery_id, row, was, attributes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const prepareRows = database.prepare(
    `UPDATE delivery_rows SET listed_before = value ->> 1 FROM json_each(?2) WHERE delivery_id = ?1 AND row = value ->> 0`,
  );
  const insertListed = database.prepare(
    `INSERT INTO before_values (delivery_id, row, was, attributes, listed_at)
     SELECT delivery_id, row, listed_before ->> 'was', listed_before -> 'attributes', listed_before ->> 'listedAt'
     FROM delivery_rows WHERE delivery_id = ? AND row = ? AND listed_before IS NOT NULL ON CONFLICT DO NOTHING`,
  );
  const clearListed = database.prepare(
    'UPDATE delivery_rows SET listed_before = NULL WHERE delivery_id = ? AND row = ?',
  );
  const counts = database.prepare(
    `SELECT
       count(*) FILTER (WHERE ${RESTORABLE}) AS restorable,
       count(*) FILTER (WHERE r.kind = 'created' OR (${CHANGED} AND b.was = 'absent' AND b.listed_at IS NULL)) AS created,
       count(*) FILTER (WHERE ${CHANGED} AND b.was = 'same') AS same,
       count(*) FILTER (WHERE ${CHANGED} AND (b.was = 'unknown' OR (b.was IS NULL AND self.keep_before) OR (b.was = 'absent' AND b.listed_at IS NOT NULL))) AS unknown,
       count(*) FILTER (WHERE ${UNDECIDED} AND b.was <> 'same') AS doubtful,
       count(*) FILTER (WHERE ${RESTORABLE} AND later.at > r.at) AS changedSince,
       count(*) FILTER (WHERE ${RESTORABLE} AND b.listed_at IS NOT NULL) AS byList,
       min(b.listed_at) FILTER (WHERE ${RESTORABLE}) AS listedAt
     FROM deliveries self JOIN delivery_rows r ON r.delivery_id = self.id
     LEFT JOIN before_values b ON b.delivery_id = r.delivery_id AND b.row = r.row
     LEFT JOIN (${ACCEPTED_ELSEWHERE}) later ON later.external_id = r.external_id
     WHERE self.id = ?1`,
  );
  const selectRestorable = database.prepare(
    `SELECT r.row, r.external_id, b.attributes
     FROM before_values b JOIN delivery_rows r ON r.delivery_id = b.delivery_id AND r.row = b.row
     WHERE b.delivery_id = ? AND b.row > ? AND ${RESTORABLE} ORDER BY b.row LIMIT ?`,
  );
  const wipe = database.prepare(
    'UPDATE before_values SET attributes = NULL WHERE delivery_id = ? AND row > ? AND row <= ?',
  );
  const unmark = database.prepare('UPDATE deliveries SET keep_before = 0 WHERE id = ?');
  const eachSlice = openRowSlices(database);
  return {
    prepare: (deliveryId, rows, listedAt) => {
      if (rows.length === 0) return;
      const values = rows.map(({ row, previous }) => [row, { ...previous, listedAt }]);
      inStep(database, () => prepareRows.run(deliveryId, JSON.stringify(values)));
    },
    recall: (deliveryId, row) =>
      selectOne.get(deliveryId, row) !== undefined ||
      inTransaction(database, () => {
        const { changes } = insertListed.run(deliveryId, row);
        if (changes > 0) clearListed.run(deliveryId, row);
        return changes > 0;
      }),
    remember: (deliveryId, row, previous) => {
      const attributes = previous.was === 'values' ? JSON.stringify(previous.attributes) : null;
      insert.run(deliveryId, row, previous.was, attributes);
    },
    preview: (deliveryId) => previewSchema.parse(counts.get(deliveryId)),
    restorable: (deliveryId, after, limit) =>
      selectRestorable.all(deliveryId, after, limit).map((stored) => {
        const { external_id: externalId, ...rest } = restorableSchema.parse(stored);
        return { ...rest, externalId, cells: [] };
      }),
    forget: (deliveryId) =>
      notingTraces(database, async () => {
        await eachSlice(deliveryId, (after, upTo) => void wipe.run(deliveryId, after, upTo));
        inTransaction(database, () => unmark.run(deliveryId));
        return true;
      }),
  };
}
