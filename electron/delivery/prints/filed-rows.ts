import type Database from 'libsql';
import { z } from 'zod';
import type { PreparedRow } from '../../../shared/consumer/payload-types';
import type { RowFingerprints } from '../../../shared/delivery/compare/row-fingerprints';
import { openSentPrints } from './sent-prints';

/** A row in a file for the cabinet. */
export interface FiledRow {
  row: number;
  externalId: string;
  /** What the file has of it. */
  attributes: PreparedRow['attributes'];
  /** For the ledger, once a list shows that it arrived. Null if the file has less than what would be sent. */
  fingerprints: RowFingerprints | null;
}

/** The rows of deliveries by file: keyed hashes of what the file has, and no values (shop-list-design.md, By file). */
export interface FiledRows {
  /** Call it in a transaction. */
  add(deliveryId: string, rows: readonly FiledRow[], at: string): void;
  /** Fingerprints of the first rows after row `after` that may be entered in the ledger, at most `limit`. */
  fingerprints(deliveryId: string, after: number, limit: number): { row: number; fingerprints: RowFingerprints }[];
}

const fingerprintsSchema = z.object({
  row: z.number(),
  consumer: z.string(),
  applied: z.string(),
  contact: z.string(),
});

export function openFiledRows(database: Database.Database): FiledRows {
  const prints = openSentPrints(database);
  const insert = database.prepare(
    `INSERT INTO delivery_rows (delivery_id, row, external_id, kind, reason, at, consumer_print, applied_print, contact_print)
     VALUES (?, ?, ?, 'skipped', 'by-file', ?, unhex(?), unhex(?), unhex(?))`,
  );
  const select = database.prepare(
    `SELECT row, lower(hex(consumer_print)) AS consumer, lower(hex(applied_print)) AS applied, lower(hex(contact_print)) AS contact
     FROM delivery_rows WHERE delivery_id = ? AND row > ? AND reason = 'by-file' AND consumer_print IS NOT NULL ORDER BY row LIMIT ?`,
  );
  return {
    add: (deliveryId, rows, at) => {
      for (const { row, externalId, fingerprints } of rows) {
        const { consumer = null, applied = null, contact = null } = fingerprints ?? {};
        insert.run(deliveryId, row, externalId, at, consumer, applied, contact);
      }
      prints.keep(deliveryId, rows);
    },
    fingerprints: (deliveryId, after, limit) =>
      select.all(deliveryId, after, limit).map((stored) => {
        const { row, ...fingerprints } = fingerprintsSchema.parse(stored);
        return { row, fingerprints };
      }),
  };
}
