import { z } from 'zod';
import type { PreparedRow } from '../../shared/consumer/payload-types';
import type { Before, TakeBackPreview } from '../../shared/delivery/before-values';
import { inTransaction, type Connection } from './database';
import { attributesSchema } from './delivery-records';
import { leavingNoTrace } from './leave-no-trace';

/** What consumers were before a delivery changed them, for deliveries where the person asked to keep that. */
export interface BeforeValues {
  isKept(deliveryId: string, row: number): boolean;
  /**
   * Durable when the call returns. What is kept of a row already stays: after a PUT whose answer was lost, the consumer may be the
   * new one by now.
   */
  keep(deliveryId: string, row: number, before: Before): void;
  preview(deliveryId: string): TakeBackPreview;
  /** The rows whose consumers were changed, with the values before in place of those sent. */
  restorable(deliveryId: string): PreparedRow[];
  /** Forgets the values: the delivery can be taken back no more. */
  forget(deliveryId: string): void;
}

const CHANGED = `r.kind IN ('updated', 'kept')`;

/** What is counted, freed of what the driver adds of its own. */
const previewSchema: z.ZodType<TakeBackPreview> = z.object({
  restorable: z.number(),
  created: z.number(),
  same: z.number(),
  unknown: z.number(),
  changedSince: z.number(),
});
const restorableSchema = z.object({ row: z.number(), external_id: z.string(), attributes: attributesSchema });

export function openBeforeValues(database: Connection): BeforeValues {
  const selectOne = database.prepare('SELECT 1 FROM before_values WHERE delivery_id = ? AND row = ?');
  const insert = database.prepare(
    'INSERT INTO before_values (delivery_id, row, was, attributes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const counts = database.prepare(
    `SELECT
       count(*) FILTER (WHERE ${CHANGED} AND b.was = 'values') AS restorable,
       count(*) FILTER (WHERE r.kind = 'created' OR (${CHANGED} AND b.was = 'absent')) AS created,
       count(*) FILTER (WHERE ${CHANGED} AND b.was = 'same') AS same,
       count(*) FILTER (WHERE ${CHANGED} AND (b.was IS NULL OR b.was = 'unknown')) AS unknown,
       count(*) FILTER (WHERE ${CHANGED} AND b.was = 'values' AND later.at > r.at) AS changedSince
     FROM delivery_rows r
     LEFT JOIN before_values b ON b.delivery_id = r.delivery_id AND b.row = r.row
     LEFT JOIN (
       SELECT o.external_id, max(o.at) AS at
       FROM deliveries d JOIN deliveries od ON od.ledger_scope = d.ledger_scope AND od.id <> d.id
       JOIN delivery_rows o ON o.delivery_id = od.id
       WHERE d.id = ?1 AND o.kind IN ('created', 'updated', 'kept')
       GROUP BY o.external_id
     ) later ON later.external_id = r.external_id
     WHERE r.delivery_id = ?1`,
  );
  const selectRestorable = database.prepare(
    `SELECT r.row, r.external_id, b.attributes
     FROM before_values b JOIN delivery_rows r ON r.delivery_id = b.delivery_id AND r.row = b.row
     WHERE b.delivery_id = ? AND b.was = 'values' AND ${CHANGED} ORDER BY r.row`,
  );
  const remove = database.prepare('DELETE FROM before_values WHERE delivery_id = ?');
  const unmark = database.prepare('UPDATE deliveries SET keep_before = 0 WHERE id = ?');
  return {
    isKept: (deliveryId, row) => selectOne.get(deliveryId, row) !== undefined,
    keep: (deliveryId, row, before) => {
      insert.run(deliveryId, row, before.was, before.was === 'values' ? JSON.stringify(before.attributes) : null);
    },
    preview: (deliveryId) => previewSchema.parse(counts.get(deliveryId)),
    restorable: (deliveryId) =>
      selectRestorable.all(deliveryId).map((stored) => {
        const { external_id: externalId, ...rest } = restorableSchema.parse(stored);
        return { ...rest, externalId, cells: [] };
      }),
    forget: (deliveryId) => {
      const deletion = (): void =>
        inTransaction(database, () => {
          remove.run(deliveryId);
          unmark.run(deliveryId);
        });
      leavingNoTrace(database, deletion, () => true);
    },
  };
}
