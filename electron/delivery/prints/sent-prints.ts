import { hash } from 'node:crypto';
import type Database from 'libsql';
import { z } from 'zod';
import type { PreparedRow } from '../../../shared/consumer/payload-types';
import { fieldPrints, PRINT_LENGTH, type SentPrints } from '../../../shared/delivery/proof/field-prints';
import { ledgerKey } from './ledger-key';

/** A row that the shop accepted, or that is in a file for the cabinet, with what is left of it. */
export interface AcceptedRow {
  row: number;
  externalId: string;
  /** Null for rows that an older version sent. */
  prints: SentPrints | null;
  /** It went to another consumer than the one with its id. */
  wasAdopted: boolean;
}

/** Keyed hashes of what was sent, field by field. They stay after a delivery, for its proof (shop-list-design.md, Proof). */
export interface SentPrintStore {
  /** Call it in a transaction, with rows that the shop has accepted. */
  keep(deliveryId: string, rows: readonly Pick<PreparedRow, 'row' | 'externalId' | 'attributes'>[]): void;
  /** The first accepted rows after row `after`, at most `limit`. */
  accepted(deliveryId: string, after: number, limit: number): AcceptedRow[];
}

const acceptedSchema = z.object({
  row: z.number(),
  external_id: z.string(),
  fields: z.string().nullable(),
  prints: z.string().nullable(),
  was_adopted: z.number(),
});
const fieldsSchema = z.array(z.string());

export function openSentPrints(database: Database.Database): SentPrintStore {
  const key = ledgerKey(database);
  const sha256 = (text: string): string => hash('sha256', text, 'hex');
  const addSet = database.prepare('INSERT INTO field_sets (fields) VALUES (?) ON CONFLICT DO NOTHING');
  const selectSet = database.prepare('SELECT id FROM field_sets WHERE fields = ?');
  const setPrints = database.prepare(
    'UPDATE delivery_rows SET field_set = ?, field_prints = unhex(?) WHERE delivery_id = ? AND row = ?',
  );
  const selectAccepted = database.prepare(
    `SELECT r.row, r.external_id, r.was_adopted, s.fields, lower(hex(r.field_prints)) AS prints
     FROM delivery_rows r LEFT JOIN field_sets s ON s.id = r.field_set
     WHERE r.delivery_id = ? AND r.row > ? AND (r.kind IN ('created', 'updated', 'kept') OR r.reason = 'by-file') ORDER BY r.row LIMIT ?`,
  );
  /** The number of a set of fields. A rollback may have taken it back, so it is not remembered here. */
  const setOf = (fields: readonly string[]): number => {
    const text = JSON.stringify(fields);
    addSet.run(text);
    return (selectSet.get(text) as { id: number }).id;
  };
  return {
    keep: (deliveryId, rows) => {
      let last: { fields: readonly string[]; set: number } | null = null;
      for (const row of rows) {
        const { fields, prints } = fieldPrints(row, key, sha256);
        // Neighbours nearly always have the same fields.
        if (last === null || !isSameList(last.fields, fields)) last = { fields, set: setOf(fields) };
        setPrints.run(last.set, prints.join(''), deliveryId, row.row);
      }
    },
    accepted: (deliveryId, after, limit) =>
      selectAccepted.all(deliveryId, after, limit).map((stored) => {
        const { row, external_id: externalId, fields, prints, was_adopted } = acceptedSchema.parse(stored);
        const known = fields === null || prints === null ? null : readPrints(fields, prints);
        return { row, externalId, prints: known, wasAdopted: was_adopted === 1 };
      }),
  };
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}

function readPrints(fields: string, prints: string): SentPrints {
  const names = fieldsSchema.parse(JSON.parse(fields));
  const printAt = (at: number) => prints.slice(at * PRINT_LENGTH, (at + 1) * PRINT_LENGTH);
  return { fields: names, prints: names.map((_, at) => printAt(at)) };
}
