import type { PreparedRow } from '../../../shared/consumer/payload-types';
import type { ProofSummary } from '../../../shared/delivery/proof/proof';
import type { ProvenRow, RowToProve } from '../../../shared/delivery/proof/prove-row';
import type { ListEnding, ListTaking, ProofEnding } from '../../../shared/ipc/list-taking';
import { isOver } from '../../../shared/delivery/state';
import type { Deliveries } from '../../delivery/deliveries';
import { AppError } from '../../errors/app-error';
import type { SheetHost } from '../../sheet/host/host';
import type { ListedShop, ShopLists } from '../../shop-list/take-shop-list';
import { takeForSheet } from '../shop-list/take-for-sheet';

/** Rows of one message from the process that proves. */
const ROWS_PER_MESSAGE = 500;
/** Names the delivery's rows to a process that has no sheet. */
const ROWS_ID = 'proof';

/** What is sent now for rows of the file that a delivery came from, by row. Empty if that file is not open. */
export type ValuesOf = (rows: number[]) => Promise<ReadonlyMap<number, PreparedRow>>;

/** What a list showed of a delivery. It is kept in memory only: it may hold values of customers. */
export interface Proof {
  summary: ProofSummary;
  /** The rows that did not arrive as they were sent, in order. */
  rows: ProvenRow[];
}

interface ProvingDeps {
  deliveries: Pick<Deliveries, 'get' | 'shop' | 'acceptedRows' | 'sentAgain' | 'enterArrived'> & {
    ledger: Pick<Deliveries['ledger'], 'key' | 'goesTo'>;
  };
  shopLists: ShopLists;
  /** Starts a process for one proof. */
  openHost: () => Pick<SheetHost, 'request' | 'kill'>;
}

/**
 * Takes a list of the shop's consumers that was asked for after a delivery, and compares the delivery's accepted rows with it. A process of its
 * own reads the list, since no sheet may be open, and ends with the proof. For a delivery by file, the ledger learns what arrived.
 *
 * @throws AppError `delivery-not-found`, `delivery-not-allowed` unless it is over, `nothing-to-prove`
 */
export async function proveDelivery(
  id: string,
  shop: ListedShop,
  how: { valuesOf: ValuesOf; overHttp: boolean; signal: AbortSignal; onTaking: (taking: ListTaking) => void },
  { deliveries, shopLists, openHost }: ProvingDeps,
): Promise<{ ending: ProofEnding; proof: Proof | null }> {
  const { summary } = deliveries.get(id);
  if (!isOver(summary.state) || summary.finishedAt === null) throw new AppError('delivery-not-allowed');
  const notBeforeMs = Date.parse(summary.finishedAt);
  const host = openHost();
  try {
    const rows = await handRowsOver(id, host, how.valuesOf, deliveries);
    if (rows === 0) throw new AppError('nothing-to-prove');
    const lists: ShopLists = {
      take: (of, sink, options) => shopLists.take(of, sink, { ...options, notBeforeMs }),
      believe: (...asked) => shopLists.believe(...asked),
    };
    const { overHttp, signal, onTaking } = how;
    const taken = { rowsId: ROWS_ID, listOf: ROWS_ID, adoptions: null, overHttp, signal, onTaking, isOpen: () => true };
    const ending = withoutSheet(await takeForSheet(host, shop, lists, taken));
    if (ending !== null) return { ending, proof: null };
    const { askedAt, ...shown } = await host.request('proof-counts', {});
    const proof = { deliveryId: id, rows, ...shown };
    const proven = { summary: proof, rows: await provenRows(host) };
    if (!signal.aborted && (summary.byFile ?? 0) > 0) {
      await deliveries.enterArrived(id, new Set(proven.rows.map(({ row }) => row)), askedAt);
    }
    return signal.aborted
      ? { ending: { kind: 'cancelled' }, proof: null }
      : { ending: { kind: 'proven', proof }, proof: proven };
  } finally {
    host.kill();
  }
}

/** Returns how many rows there are. */
async function handRowsOver(
  id: string,
  host: Pick<SheetHost, 'request'>,
  valuesOf: ValuesOf,
  { get, shop, acceptedRows, sentAgain, ledger }: ProvingDeps['deliveries'],
): Promise<number> {
  const { ledgerScope } = shop(id);
  // A file for the cabinet names consumers by their external ids only.
  const isByFile = (get(id).summary.byFile ?? 0) > 0;
  const again = await sentAgain(id);
  let count = 0;
  for await (const accepted of acceptedRows(id)) {
    const values = await valuesOf(accepted.map(({ row }) => row));
    const goals = isByFile ? [] : ledger.goesTo(ledgerScope, accepted);
    const rows = accepted.map((one, at): RowToProve => {
      const now = values.get(one.row);
      // The row may have become another customer's since.
      const attributes = now?.externalId === one.externalId ? now.attributes : null;
      return { ...one, internalId: goals[at]?.internalId ?? null, isSentAgain: again.has(one.row), attributes };
    });
    await host.request('prove-rows', { ledgerKey: ledger.key, rows });
    count += rows.length;
  }
  return count;
}

async function provenRows(host: Pick<SheetHost, 'request'>): Promise<ProvenRow[]> {
  const rows: ProvenRow[] = [];
  for (;;) {
    const part = await host.request('proof-rows', { from: rows.length, limit: ROWS_PER_MESSAGE });
    if (part.length === 0) return rows;
    rows.push(...part);
  }
}

/** Null for a list that is used. */
function withoutSheet(ending: ListEnding): Exclude<ProofEnding, { kind: 'proven' }> | null {
  switch (ending.kind) {
    case 'used':
      return null;
    case 'sheet-gone':
      throw new Error('the process that proves has ended');
    default:
      return ending;
  }
}
