import { hash } from 'node:crypto';
import type { PreparedRow } from '../../../shared/consumer/payload-types';
import type { LedgerEntry } from '../../../shared/delivery/compare/ledger-verdict';
import {
  consumerFingerprint,
  FINGERPRINT_LENGTH,
  rowFingerprints,
  type FingerprintedRow,
  type RowFingerprints,
} from '../../../shared/delivery/compare/row-fingerprints';
import { isOfScope, openAdoptions, type Adoptions, type GoesTo } from '../prints/adoptions';
import { ledgerKey } from '../prints/ledger-key';
import { writeLockOf } from '../../storage/write-lock';
import { inStep, type Connection } from './database';
import { SENT_SINCE } from './run-log';

/** Rows per query; everything else waits meanwhile. */
const FORGOTTEN_AT_ONCE = 1_000;

/** What each shop last accepted of each consumer, from this machine. It cannot know what was changed in the account. */
export interface Ledger {
  /** The key of its fingerprints, see {@link rowFingerprints}. */
  readonly key: string;
  fingerprints: (row: Pick<PreparedRow, 'externalId' | 'attributes'>) => RowFingerprints;
  /**
   * What the shop accepted of each consumer, in order; null where it is unknown.
   *
   * @param scope the shop's, see `DeliveryShop.ledgerScope`
   * @param consumers their fingerprints
   */
  entries(scope: string, consumers: readonly string[]): (LedgerEntry | null)[];
  isEmpty(scope: string): boolean;
  /**
   * Enters what a list of the shop's consumers shows. Does nothing if something may have been sent to the shop since the list was asked for
   * (`ListState.askedAt`). Blocks for a few microseconds per row.
   */
  enter(scope: string, consumers: readonly ListedEntry[], listAskedAt: string): void;
  /** Where rows go, in order; null for the consumer with the row's own id. Blocks for a few microseconds per row. */
  goesTo(scope: string, rows: readonly Pick<PreparedRow, 'externalId' | 'adopts'>[]): (GoesTo | null)[];
  /** Which of the rows do not go to the consumer with their own id, in order. */
  goElsewhere(scope: string, rows: readonly Omit<FingerprintedRow, 'row' | 'externalId'>[]): boolean[];
  /** See {@link Adoptions}. */
  adoptions: Adoptions['page'];
  /** Forgets everything sent to a shop at its address. */
  forget(scope: string): Promise<void>;
  /** Forgets everything sent to a shop, whatever its address was. */
  forgetShop(shopId: string): Promise<void>;
}

/** A row that a list shows to be as it would be sent, and the consumer that it goes to in place of its own. */
type ListedEntry = RowFingerprints & Pick<PreparedRow, 'adopts'>;

export function openLedger(database: Connection): Ledger {
  const key = ledgerKey(database);
  const adoptions = openAdoptions(database);
  const lock = writeLockOf(database);
  const sha256 = (text: string): string => hash('sha256', text, 'hex');
  // Many rows in one query: a query per row costs twice as much. An unknown consumer has an empty text.
  const select = database.prepare(
    `SELECT json_group_array(lower(hex(l.applied) || hex(l.contact)) ORDER BY asked.key) AS entries
     FROM json_each(?1) asked LEFT JOIN ledger l ON l.scope = ?2 AND l.consumer = unhex(asked.value)`,
  );
  const enterListed = database.prepare(
    `INSERT INTO ledger (scope, consumer, applied, contact)
     SELECT ?1, unhex(value ->> 0), unhex(value ->> 1), unhex(value ->> 2) FROM json_each(?3) WHERE NOT ${SENT_SINCE}
     ON CONFLICT (scope, consumer) DO UPDATE SET applied = excluded.applied, contact = excluded.contact`,
  );
  const selectAny = database.prepare('SELECT 1 FROM ledger WHERE scope = ? LIMIT 1');
  const removal = (which: string) =>
    ['ledger', 'adoptions'].map((table) =>
      database.prepare(
        `DELETE FROM ${table} WHERE (scope, consumer) IN (SELECT scope, consumer FROM ${table} WHERE ${which} LIMIT ${FORGOTTEN_AT_ONCE})`,
      ),
    );
  const remove = removal('scope = ?1');
  // A shop's scopes begin with its id and a space (`ledgerScope`); what comes after a space is an exclamation mark.
  const removeShop = removal(`scope >= ?1 || ' ' AND scope < ?1 || '!'`);
  const forget = async (some: typeof remove, which: string): Promise<void> => {
    for (const each of some) {
      do await lock.turn();
      while (each.run(which).changes > 0);
    }
    database.pragma('wal_checkpoint(TRUNCATE)');
  };
  return {
    key,
    fingerprints: (row) => rowFingerprints(row, key, sha256),
    entries: (scope, consumers) => {
      const { entries } = select.get(JSON.stringify(consumers), scope) as { entries: string };
      return (JSON.parse(entries) as string[]).map(toEntry);
    },
    enter: (scope, consumers, listAskedAt) => {
      if (consumers.length === 0) return;
      const entries = consumers.map(({ consumer, applied, contact }) => [consumer, applied, contact]);
      inStep(database, () => {
        enterListed.run(scope, listAskedAt, JSON.stringify(entries));
        // Who it is stays true whatever was sent meanwhile, and is checked before it is used.
        for (const { consumer, adopts } of consumers) {
          if (adopts !== undefined) adoptions.enter(scope, consumer, adopts);
        }
      });
    },
    goesTo: (scope, rows) => {
      const consumers = rows.map(({ externalId }) => consumerFingerprint(externalId, key, sha256));
      const remembered = adoptions.remembered(scope, consumers);
      return rows.map(({ adopts }, at) => {
        const decided = adopts !== undefined && isOfScope(adopts, scope) ? adopts : null;
        return adoptions.goesTo(decided, remembered.get(consumers[at] ?? '') ?? null);
      });
    },
    goElsewhere: (scope, rows) => {
      const remembered = adoptions.remembered(
        scope,
        rows.map(({ fingerprints }) => fingerprints.consumer),
      );
      return rows.map(
        ({ adopts, fingerprints }) =>
          (adopts !== undefined && isOfScope(adopts, scope)) || remembered.has(fingerprints.consumer),
      );
    },
    adoptions: (...page) => adoptions.page(...page),
    isEmpty: (scope) => selectAny.get(scope) === undefined,
    forget: (scope) => forget(remove, scope),
    forgetShop: (shopId) => forget(removeShop, shopId),
  };
}

function toEntry(text: string): LedgerEntry | null {
  if (text === '') return null;
  return { applied: text.slice(0, FINGERPRINT_LENGTH), contact: text.slice(FINGERPRINT_LENGTH) };
}
