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
