import { setImmediate as turn } from 'node:timers/promises';
import type { RowFingerprints } from '../../shared/delivery/compare/row-fingerprints';
import type { Deletions } from './store/deletions';
import type { DeliveryStore, TakenCounts } from './store/delivery-store';
import { chunksOf } from '../../shared/delivery/chunks';
import type { Ledger, LedgerVerdict } from './store/ledger';
import type { NewDelivery, SkippedInput } from './store/new-delivery';
import type { JudgedRow, KnownRow, RowStore } from './store/row-store';

/** Judged rows, as the store takes them. */
interface Part<R extends JudgedRow = JudgedRow> {
  rows: R[];
  skipped: SkippedInput[];
}

/** Rows per write: a few milliseconds, except for the widest. */
const ROWS_OF_A_PIECE = 150;
/** The same for rows that store little more than their number. */
const KNOWN_ROWS_OF_A_PIECE = 1_000;

/**
 * Stores a new delivery with all its rows and the ledger's verdict on each. Rows arrive over time and are written in pieces, while the
 * sheet process prepares the next ones, so that main is never blocked and no more than a piece is in memory. The delivery is complete and
 * durable with the last row; one that breaks off is removed.
 *
 * @param into.owner who prepares it, by its `OwnerLock`
 */
export async function takeIn(
  id: string,
  input: NewDelivery,
  into: {
    store: DeliveryStore;
    rows: RowStore;
    deletions: Deletions;
    ledger: Ledger;
    now: () => Date;
    owner: string;
  },
): Promise<void> {
  const { store, deletions, ledger, owner } = into;
  const at = into.now().toISOString();
  const take = async (parts: AsyncIterable<Part | null>, rowsOfAPiece: number): Promise<TakenCounts | null> => {
    const taken: TakenCounts = { rows: 0, unchanged: 0, notApplied: 0, keptBack: 0, excluded: 0 };
    let isPrepared = false;
    for await (const part of parts) {
      if (part === null) {
        if (isPrepared) await deletions.remove(id, owner);
        return null;
      }
      if (!isPrepared) store.prepare(id, input, at, owner);
      isPrepared = true;
      count(taken, part);
      for (const rows of chunksOf(part.rows, rowsOfAPiece)) {
        into.rows.addRows(id, rows, [], at);
        await turn();
      }
      for (const skipped of chunksOf(part.skipped, rowsOfAPiece)) {
        into.rows.addRows(id, [], skipped, at);
        await turn();
      }
    }
    return taken;
  };
  try {
    // If any row has to be sent, begin again with the rows' whole contents.
    const taken =
      (await take(knownParts(input, ledger), KNOWN_ROWS_OF_A_PIECE)) ??
      (await take(judgedParts(input, ledger), ROWS_OF_A_PIECE));
    if (taken !== null) store.finishPreparing(id, taken);
  } catch (error) {
    await deletions.remove(id, owner).catch(() => undefined);
    throw error;
  }
}

function count(taken: TakenCounts, { rows, skipped }: Part): void {
  taken.rows += rows.length + skipped.length;
  for (const { verdict } of rows) {
    if (verdict !== 'send') taken.unchanged += 1;
    // Rows that need no request although the server has other values.
    if (verdict === 'contact-only' || verdict === 'not-taken') taken.notApplied += 1;
  }
  for (const { reason } of skipped) taken[reason === 'excluded' ? 'excluded' : 'keptBack'] += 1;
}

/** All rows by their fingerprints. Ends with null at the first part that has a row to send. */
async function* knownParts(input: NewDelivery, ledger: Ledger): AsyncGenerator<Part<KnownRow> | null> {
  const { shop, all, fingerprinted } = input;
  if (all === true || fingerprinted === undefined || ledger.isEmpty(shop.ledgerScope)) {
    yield null;
    return;
  }
  for await (const { rows, skipped } of fingerprinted(ledger.key)) {
    const verdicts = verdictsOn(rows, input, ledger);
    const known: KnownRow[] = [];
    for (const [index, { row, externalId }] of rows.entries()) {
      const verdict = verdicts[index];
      if (verdict === undefined || verdict === 'send') {
        yield null;
        return;
      }
      known.push({ verdict, row, externalId, cells: null });
    }
    yield { rows: known, skipped };
  }
}

async function* judgedParts(input: NewDelivery, ledger: Ledger): AsyncGenerator<Part> {
  for await (const part of input.rows) {
    // Hashing blocks, too.
    for (const rows of chunksOf(part.rows, ROWS_OF_A_PIECE)) {
      const fingerprinted = rows.map((prepared) => ({ prepared, fingerprints: ledger.fingerprints(prepared) }));
      const verdicts = input.all === true ? [] : verdictsOn(fingerprinted, input, ledger);
      const decide = ({ prepared, fingerprints }: (typeof fingerprinted)[number], index: number): JudgedRow => {
        const { row, externalId, cells } = prepared;
        const verdict = verdicts[index] ?? 'send';
        return verdict === 'send' ? { verdict, prepared, fingerprints } : { verdict, row, externalId, cells };
      };
      yield { rows: fingerprinted.map(decide), skipped: [] };
    }
    yield { rows: [], skipped: part.skipped };
  }
}

function verdictsOn(
  rows: readonly { fingerprints: RowFingerprints }[],
  { shop }: NewDelivery,
  ledger: Ledger,
): LedgerVerdict[] {
  return ledger.judge(
    shop.ledgerScope,
    rows.map(({ fingerprints }) => fingerprints),
  );
}
