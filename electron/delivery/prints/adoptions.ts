import { hash } from 'node:crypto';
import type Database from 'libsql';
import { z } from 'zod';
import {
  adoptedIdentity,
  isStillAdoptable,
  type AdoptionOfRow,
  type RememberedAdoption,
} from '../../../shared/consumer/verdict/adoption';
import type { AdoptedConsumer } from '../../../shared/consumer/payload-types';
import { valueText } from '../../../shared/delivery/compare/same-value';
import { ledgerKey } from './ledger-key';

/** The consumer that a row goes to in place of the one with its id. */
export interface GoesTo {
  internalId: string;
  /** Whether a GET of the internal id still shows that consumer, by its attributes. */
  isStill: (document: Record<string, unknown>) => boolean;
}

/**
 * Adoptions that the shop has accepted, beside the ledger: which internal id a row's consumer has, by keyed hashes (shop-list-design.md,
 * Adopting is done with care). So every later delivery of the row, and a revert, goes to the same consumer without another list.
 */
export interface Adoptions {
  /** Call it in a transaction, with rows of a delivery that the shop has accepted. Those that are not adopted are passed over. */
  keep(deliveryId: string, rows: readonly number[]): void;
  /** Call it before the outcomes are known to all, in the same transaction: which accepted rows went to a consumer that they adopt. */
  note(deliveryId: string, rows: readonly number[]): void;
  /** The same for a row that needs no request, because a list shows the consumer to be as it would be sent. */
  enter(scope: string, consumer: string, adopts: AdoptedConsumer): void;
  /** The consumer is not what it was: the rows are sent by their own ids from now on. */
  drop(deliveryId: string, rows: readonly number[]): void;
  /** Where a row goes: as it was decided for this delivery, or for an earlier one; null for the consumer with its own id. */
  goesTo(decided: AdoptedConsumer | null, remembered: RememberedAdoption | null): GoesTo | null;
  /** What is remembered of consumers, by the fingerprints of the rows' external ids. */
  remembered(scope: string, consumers: readonly string[]): ReadonlyMap<string, RememberedAdoption>;
  /** The first adoptions after that of a consumer (the empty text to begin), at most `limit`. */
  page(scope: string, after: string, limit: number): AdoptionOfRow[];
}

/** Whether a row was decided to go to a consumer of this shop. The practice shop has the same ledger whatever its address. */
export function isOfScope({ shop }: AdoptedConsumer, scope: string): boolean {
  return shop === scope || shop.startsWith(`${scope} `);
}

export const adoptedSchema: z.ZodType<AdoptedConsumer> = z.object({
  internalId: z.string(),
  externalId: z.string().nullable(),
  email: z.string(),
  shop: z.string(),
});

export const rememberedSchema: z.ZodType<RememberedAdoption> = z.object({
  internalId: z.string(),
  identity: z.string(),
});

/** SQL: the remembered adoption of a row `r` in a delivery `d`, as JSON. */
export const REMEMBERED = `(SELECT json_object('internalId', a.internal_id, 'identity', lower(hex(a.identity))) FROM adoptions a
  WHERE a.scope = d.ledger_scope AND a.consumer = r.consumer_print)`;

const foundSchema: z.ZodType<AdoptionOfRow> = z.object({
  consumer: z.string(),
  internalId: z.string(),
  identity: z.string(),
});

const acceptedSchema = z.object({
  scope: z.string(),
  consumer: z.string(),
  adopts: z.string().transform((text) => adoptedSchema.parse(JSON.parse(text))),
});

export function openAdoptions(database: Database.Database): Adoptions {
  const key = ledgerKey(database);
  const identityOf = (externalId: string, email: string): string =>
    adoptedIdentity(externalId, email, key, (text) => hash('sha256', text, 'hex'));
  const selectAdopted = database.prepare(
    `SELECT d.ledger_scope AS scope, lower(hex(r.consumer_print)) AS consumer, r.adopts
     FROM deliveries d CROSS JOIN json_each(?2) asked CROSS JOIN delivery_rows r ON r.delivery_id = d.id AND r.row = asked.value
     WHERE d.id = ?1 AND r.adopts IS NOT NULL AND r.consumer_print IS NOT NULL`,
  );
  const selectRemembered = database.prepare(
    `SELECT asked.value AS consumer, a.internal_id AS internalId, lower(hex(a.identity)) AS identity
     FROM json_each(?2) asked CROSS JOIN adoptions a ON a.scope = ?1 AND a.consumer = unhex(asked.value)`,
  );
  const selectPage = database.prepare(
    `SELECT lower(hex(consumer)) AS consumer, internal_id AS internalId, lower(hex(identity)) AS identity
     FROM adoptions WHERE scope = ? AND consumer > unhex(?) ORDER BY consumer LIMIT ?`,
  );
  const insert = database.prepare(
    `INSERT INTO adoptions (scope, consumer, internal_id, identity) VALUES (?, unhex(?), ?, unhex(?))
     ON CONFLICT (scope, consumer) DO UPDATE SET internal_id = excluded.internal_id, identity = excluded.identity`,
  );
  const enter: Adoptions['enter'] = (scope, consumer, { internalId, externalId, email }) =>
    void insert.run(scope, consumer, internalId, identityOf(externalId ?? '', email));
  const setAdopted = database.prepare(
    `UPDATE delivery_rows SET was_adopted = 1 WHERE delivery_id = ?1 AND row IN (
       SELECT r.row FROM deliveries d CROSS JOIN json_each(?2) asked CROSS JOIN delivery_rows r ON r.delivery_id = d.id AND r.row = asked.value
       WHERE d.id = ?1 AND (r.adopts IS NOT NULL OR EXISTS (
         SELECT 1 FROM adoptions a WHERE a.scope = d.ledger_scope AND a.consumer = r.consumer_print)))`,
  );
  const remove = database.prepare(
    `DELETE FROM adoptions WHERE (scope, consumer) IN (
       SELECT d.ledger_scope, r.consumer_print
       FROM deliveries d CROSS JOIN json_each(?2) gone CROSS JOIN delivery_rows r ON r.delivery_id = d.id AND r.row = gone.value
       WHERE d.id = ?1)`,
  );
  return {
    keep: (deliveryId, rows) => {
      for (const stored of selectAdopted.all(deliveryId, JSON.stringify(rows))) {
        const { scope, consumer, adopts } = acceptedSchema.parse(stored);
        enter(scope, consumer, adopts);
      }
    },
    note: (deliveryId, rows) => void setAdopted.run(deliveryId, JSON.stringify(rows)),
    enter,
    drop: (deliveryId, rows) => void remove.run(deliveryId, JSON.stringify(rows)),
    goesTo: (decided, remembered) => {
      if (decided !== null) {
        return { internalId: decided.internalId, isStill: (document) => isStillAdoptable(decided, document) };
      }
      if (remembered === null) return null;
      const { internalId, identity } = remembered;
      const isStill = (document: Record<string, unknown>): boolean =>
        identityOf(valueText(document['external_id']), valueText(document['email'])) === identity;
      return { internalId, isStill };
    },
    remembered: (scope, consumers) => {
      const found = selectRemembered.all(scope, JSON.stringify(consumers)).map((stored) => foundSchema.parse(stored));
      return new Map(found.map(({ consumer, ...adoption }) => [consumer, adoption]));
    },
    page: (scope, after, limit) => selectPage.all(scope, after, limit).map((stored) => foundSchema.parse(stored)),
  };
}
