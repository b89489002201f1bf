import { hash, randomBytes } from 'node:crypto';
import type { PreparedRow } from '../../shared/consumer/payload-types';
import { appliedText, contactText } from '../../shared/delivery/sent-parts';
import type { Connection } from './database';

/** Bytes of a print that are kept: enough for a million consumers never to have two the same. */
const PRINT_BYTES = 16;
const KEY_BYTES = 32;

/** What a ledger keeps of a consumer: keyed hashes, of which nobody without the key can tell whom they are of. */
export interface LedgerPrints {
  /** Of the external id. */
  consumer: Buffer;
  /** Of everything that a PUT changes. */
  applied: Buffer;
  /** Of e-mail and phone, which the server takes at creation only (api-contract.md, trap 1). */
  contact: Buffer;
}

/** What sending a row again would come to, as far as this machine knows. */
export type LedgerVerdict =
  /** Nothing is known of the consumer, or something differs that the server would take. */
  | 'send'
  | 'unchanged'
  /** Only the e-mail or the phone differs: the server keeps those of a consumer it has. */
  | 'contact-only'
  /** Nothing differs that the server would take, and something else than contact data it did not take last time. */
  | 'not-taken';

/**
 * Per shop, with what each consumer was last accepted. It speaks for what this machine has sent and for nothing else: what somebody
 * changed in the cabinet it cannot know.
 */
export interface Ledger {
  prints(row: Pick<PreparedRow, 'externalId' | 'attributes'>): LedgerPrints;
  /** @param scope the shop's, see `DeliveryShop.ledgerScope` */
  judge(scope: string, prints: LedgerPrints): LedgerVerdict;
  isEmpty(scope: string): boolean;
  /** Forgets all that was sent to a shop. */
  forget(scope: string): void;
}

export function openLedger(database: Connection): Ledger {
  const key = keyOf(database);
  const select = database.prepare(
    `SELECT CASE WHEN applied <> ? THEN 'send' WHEN contact = x'00' THEN 'not-taken' WHEN contact <> ? THEN 'contact-only' ELSE 'unchanged' END AS verdict
     FROM ledger WHERE scope = ? AND consumer = ?`,
  );
  const selectAny = database.prepare('SELECT 1 FROM ledger WHERE scope = ? LIMIT 1');
  const remove = database.prepare('DELETE FROM ledger WHERE scope = ?');
  // The key stands before and behind what it hides, so that no hash of a longer text can be made from that of a shorter one.
  const print = (what: string, text: string): Buffer =>
    // By way of a string, which Node makes in half the time of a buffer.
    Buffer.from(hash('sha256', `${key}\0${what}\0${text}\0${key}`, 'hex').slice(0, 2 * PRINT_BYTES), 'hex');
  return {
    prints: ({ externalId, attributes }) => ({
      consumer: print('id', externalId),
      applied: print('applied', appliedText(attributes)),
      contact: print('contact', contactText(attributes)),
    }),
    judge: (scope, { consumer, applied, contact }) =>
      (select.get(applied, contact, scope, consumer) as { verdict: LedgerVerdict } | undefined)?.verdict ?? 'send',
    isEmpty: (scope) => selectAny.get(scope) === undefined,
    forget: (scope) => {
      remove.run(scope);
      database.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}

/** Made at the first start, for this database alone. */
function keyOf(database: Connection): string {
  database
    .prepare('INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING')
    .run('ledger-key', randomBytes(KEY_BYTES).toString('hex'));
  const { value } = database.prepare('SELECT value FROM secrets WHERE name = ?').get('ledger-key') as { value: string };
  return value;
}
