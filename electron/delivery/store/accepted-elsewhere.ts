import type { Connection } from './database';

/**
 * A query for `external_id` and `at`: when other deliveries to the same shop and address last had each consumer accepted. Parameter 1 is
 * the delivery to leave out.
 */
export const ACCEPTED_ELSEWHERE = `
  SELECT o.external_id, max(o.at) AS at
  FROM deliveries d JOIN deliveries od ON od.ledger_scope = d.ledger_scope AND od.id <> d.id
  JOIN delivery_rows o ON o.delivery_id = od.id
  WHERE d.id = ?1 AND o.kind IN ('created', 'updated', 'kept')
  GROUP BY o.external_id`;

/** Accepted rows of a delivery whose consumers another one has had accepted later: the shop may have other values since. */
export function sentAgain(database: Connection, deliveryId: string): Set<number> {
  const select = database.prepare(
    `SELECT r.row FROM delivery_rows r
     JOIN (${ACCEPTED_ELSEWHERE}) later ON later.external_id = r.external_id AND later.at > r.at
     WHERE r.delivery_id = ?1 AND (r.kind IN ('created', 'updated', 'kept') OR r.reason = 'by-file')`,
  );
  return new Set((select.all(deliveryId) as { row: number }[]).map(({ row }) => row));
}
