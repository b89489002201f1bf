import { CONTACT_NOT_TAKEN, countVerdicts, noVerdicts } from '../../../shared/delivery/compare/ledger-verdict';
import type { Previous } from '../../../shared/delivery/compare/previous-values';
import type { PreparedRow } from '../../../shared/consumer/payload-types';
import { knownRows } from '../../../shared/delivery/row-counts';
import type { WriteLock } from '../../storage/write-lock';
import { isOfScope } from '../prints/adoptions';
import type { Deletions } from '../store/deletions';
import type { DeliveryStore, TakenCounts } from '../store/delivery-store';
import { chunksOf } from '../../../shared/delivery/chunks';
import type { Ledger } from '../store/ledger';
import type { NewDelivery, SkippedInput } from '../store/new-delivery';
import type { JudgedRow, KnownRow, RowStore } from '../store/row-store';
import type { PreviousValues } from '../store/previous-values';
import { addSkipped } from './add-skipped';
import { rowJudge, type RowJudge } from './row-judge';

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
 * Stores a new delivery with all its rows and the verdict on each. Rows arrive over time and are written in chunks while the sheet
 * process prepares the next ones, so main is never blocked and at most one chunk is in memory. The delivery is complete and on disk with
 * the last row. If that fails midway, it is removed.
 *
 * @param into.owner the process that prepares it, by its `OwnerLock`
 */
export async function takeIn(
  id: string,
  input: NewDelivery,
  into: {
    store: DeliveryStore;
    rows: RowStore;
    deletions: Deletions;
    ledger: Ledger;
    previousValues: Pick<PreviousValues, 'prepare'>;
    lock: WriteLock;
    now: () => Date;
    owner: string;
  },
): Promise<void> {
  const { store, deletions, ledger, lock, owner } = into;
  const at = into.now().toISOString();
  const judge = rowJudge(ledger, input.shop, {
    all: input.all === true,
    hasList: (input.listAskedAt ?? null) !== null,
  });
  // In update-only mode, each consumer is asked for before it is changed. That is more recent than any list.
  const keepsBefore = input.rememberPrevious === true && input.mode === 'upsert';
  const take = async (parts: AsyncIterable<Part | null>, rowsOfAPiece: number): Promise<TakenCounts | null> => {
    const taken = { rows: 0, blocked: 0, excluded: 0, exists: 0, absent: 0 };
    const verdicts = noVerdicts();
    let isPrepared = false;
    for await (const part of parts) {
      if (part === null) {
        if (isPrepared) await deletions.discard(id, owner);
        return null;
      }
      await lock.free();
      if (!isPrepared) store.prepare(id, input, at, owner);
      isPrepared = true;
      taken.rows += part.rows.length;
      for (const { verdict } of part.rows) {
        if (verdict === 'listed-exists') taken.exists += 1;
        if (verdict === 'listed-absent') taken.absent += 1;
      }
      countVerdicts(
        verdicts,
        part.rows.map(({ verdict }) => verdict),
      );
      for (const rows of chunksOf(part.rows, rowsOfAPiece)) {
        await lock.turn();
        into.rows.addRows(id, rows, [], at);
        if (typeof input.listAskedAt === 'string') {
          ledger.enter(input.shop.ledgerScope, listedOf(rows), input.listAskedAt);
          if (keepsBefore) into.previousValues.prepare(id, beforeOf(rows), input.listAskedAt);
        }
      }
      await addSkipped(id, part.skipped, { rows: into.rows, lock, at, rowsOfAPiece }, taken);
    }
    const { known, notApplied } = knownRows(verdicts);
    return { ...taken, unchanged: known - taken.exists - taken.absent, notApplied };
  };
  try {
    // If any row has to be sent, start again with the complete rows.
    const taken =
      (await take(knownParts(input, judge), KNOWN_ROWS_OF_A_PIECE)) ??
      (await take(judgedParts(input, judge), ROWS_OF_A_PIECE));
    await lock.free();
    if (taken !== null) store.finishPreparing(id, taken);
  } catch (error) {
    await deletions.discard(id, owner).catch(() => undefined);
    throw error;
  }
}

/** What the shop's list shows to be as it would be sent: the ledger learns that without a request (shop-list-design.md, 6). */
function listedOf(rows: readonly JudgedRow[]): Parameters<Ledger['enter']>[1] {
  return rows.flatMap((row) => {
    if (row.verdict !== 'listed' && row.verdict !== 'listed-contact') return [];
    const { verdict, fingerprints, adopts } = row;
    return [{ ...fingerprints, ...(verdict === 'listed-contact' && { contact: CONTACT_NOT_TAKEN }), adopts }];
  });
}

function beforeOf(rows: readonly JudgedRow[]): { row: number; previous: Previous }[] {
  return rows.flatMap((judged) =>
    judged.verdict === 'send' && judged.before ? [{ row: judged.prepared.row, previous: judged.before }] : [],
  );
}

/** The row's adoption, if that was decided for this shop. */
function adoptedIn(
  { ledgerScope }: NewDelivery['shop'],
  { adopts }: Pick<PreparedRow, 'adopts'>,
): Pick<PreparedRow, 'adopts'> {
  return adopts !== undefined && isOfScope(adopts, ledgerScope) ? { adopts } : {};
}

/** All rows by their fingerprints. Ends with null at the first part that has a row to send. */
async function* knownParts(
  { fingerprinted, shop }: NewDelivery,
  judge: RowJudge,
): AsyncGenerator<Part<KnownRow> | null> {
  if (fingerprinted === undefined || !judge.mayKnowRows()) {
    yield null;
    return;
  }
  for await (const { rows, skipped } of fingerprinted(judge.key)) {
    const verdicts = judge.verdicts(rows);
    const known: KnownRow[] = [];
    for (const [index, taken] of rows.entries()) {
      const { row, externalId, fingerprints } = taken;
      const verdict = verdicts[index];
      if (verdict === undefined || verdict === 'send') {
        yield null;
        return;
      }
      known.push({ verdict, row, externalId, fingerprints, cells: null, ...adoptedIn(shop, taken) });
    }
    yield { rows: known, skipped };
  }
}

async function* judgedParts(input: NewDelivery, judge: RowJudge): AsyncGenerator<Part> {
  for await (const part of input.rows) {
    // Hashing blocks main too, so it is done in chunks as well.
    for (const rows of chunksOf(part.rows, ROWS_OF_A_PIECE)) {
      yield {
        rows: judge
          .judge(rows)
          .map(({ verdict, prepared: { adopts, ...prepared }, fingerprints, before }): JudgedRow => {
            const { row, externalId, cells } = prepared;
            const adopted = adoptedIn(input.shop, { adopts });
            return verdict === 'send'
              ? { verdict, prepared: { ...prepared, ...adopted }, fingerprints, before }
              : { verdict, row, externalId, fingerprints, cells, ...adopted };
          }),
        skipped: [],
      };
    }
    yield { rows: [], skipped: part.skipped };
  }
}
