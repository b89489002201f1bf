import { hash, randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { PreparedRow } from '../../../shared/consumer/payload-types';
import { FINGERPRINT_LENGTH, rowFingerprints, type RowFingerprints } from '../../../shared/delivery/compare/row-fingerprints';
import type { Connection } from './database';

const KEY_BYTES = 32;
/** Rows per query; everything else waits meanwhile. */
const FORGOTTEN_AT_ONCE = 1_000;

/** What sending a row again would change, as far as this machine knows. */
export type LedgerVerdict =
  /** The consumer is unknown, or something differs that the server would accept. */
  | 'send'
  | 'unchanged'
  /** Only the e-mail or phone differs: the server keeps those of an existing consumer. */
  | 'contact-only'
  /** Nothing differs that the server would accept, and something besides contact data was not accepted last time. */
  | 'not-taken';

/** What each shop last accepted of each consumer, from this machine. It cannot know what was changed in the account. */
export interface Ledger {
  /** The key of its fingerprints, see {@link rowFingerprints}. */
  readonly key: string;
  fingerprints: (row: Pick<PreparedRow, 'externalId' | 'attributes'>) => RowFingerprints;
  /**
   * One verdict per row, in order.
   *
   * @param scope the shop's, see `DeliveryShop.ledgerScope`
   */
  judge(scope: string, fingerprints: readonly RowFingerprints[]): LedgerVerdict[];
  isEmpty(scope: string): boolean;
  /** Forgets everything sent to a shop at its address. */
  forget(scope: string): Promise<void>;
  /** Forgets everything sent to a shop, whatever its address was. */
  forgetShop(shopId: string): Promise<void>;
}

export function openLedger(database: Connection): Ledger {
  const key = keyOf(database);
  // Many at once: one by one, to ask would cost as much as to look. Their three fingerprints come as one text, which is taken apart sooner
  // than a list.
  const asked = (fingerprint: 0 | 1 | 2) =>
    `unhex(substr(asked.value, ${fingerprint * FINGERPRINT_LENGTH + 1}, ${FINGERPRINT_LENGTH}))`;
  const select = database.prepare(
    `SELECT json_group_array(CASE
       WHEN l.consumer IS NULL OR l.applied <> ${asked(1)} THEN 'send'
       WHEN l.contact = x'00' THEN 'not-taken'
       WHEN l.contact <> ${asked(2)} THEN 'contact-only'
       ELSE 'unchanged' END ORDER BY asked.key) AS verdicts
     FROM json_each(?1) asked LEFT JOIN ledger l ON l.scope = ?2 AND l.consumer = ${asked(0)}`,
  );
  const selectAny = database.prepare('SELECT 1 FROM ledger WHERE scope = ? LIMIT 1');
  const removal = (which: string) =>
    database.prepare(
      `DELETE FROM ledger WHERE (scope, consumer) IN (SELECT scope, consumer FROM ledger WHERE ${which} LIMIT ${FORGOTTEN_AT_ONCE})`,
    );
  const remove = removal('scope = ?1');
  // A shop's scopes begin with its id and a space (`ledgerScope`); what comes after a space is an exclamation mark.
  const removeShop = removal(`scope >= ?1 || ' ' AND scope < ?1 || '!'`);
  const forget = async (some: typeof remove, which: string): Promise<void> => {
    while (some.run(which).changes > 0) await turn();
    database.pragma('wal_checkpoint(TRUNCATE)');
  };
  return {
    key,
    fingerprints: (row) => rowFingerprints(row, key, (text) => hash('sha256', text, 'hex')),
    judge: (scope, fingerprints) => {
      const texts = fingerprints.map(({ consumer, applied, contact }) => consumer + applied + contact);
      const { verdicts } = select.get(JSON.stringify(texts), scope) as { verdicts: string };
      return JSON.parse(verdicts) as LedgerVerdict[];
    },
    isEmpty: (scope) => selectAny.get(scope) === undefined,
    forget: (scope) => forget(remove, scope),
    forgetShop: (shopId) => forget(removeShop, shopId),
  };
}

/** Created at the first start, for this database alone. */
function keyOf(database: Connection): string {
  database
    .prepare('INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING')
    .run('ledger-key', randomBytes(KEY_BYTES).toString('hex'));
  const { value } = database.prepare('SELECT value FROM secrets WHERE name = ?').get('ledger-key') as { value: string };
  return value;
}
