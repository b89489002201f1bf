import type { ListEnding, ListTaking } from '../../../shared/ipc/list-taking';
import { SheetRequestError } from '../../../shared/sheet/request-channel';
import type { SheetHost } from '../../sheet/host/host';
import type { ListBelief } from '../../shop-list/believe-list';
import type { ListedShop, ShopLists } from '../../shop-list/take-shop-list';
import { handListOver, type ShopAdoptions } from './hand-list-over';

/**
 * Takes the list of a shop's consumers for a sheet: has it made, read in the sheet's process, compared with the rows, and believed. The same
 * for the window and a command.
 */
export async function takeForSheet(
  host: Pick<SheetHost, 'request'>,
  shop: ListedShop,
  shopLists: ShopLists,
  how: {
    rowsId: string;
    /** See `listShop`. */
    listOf: string;
    /** Null for a list that is not for a sheet. */
    adoptions: ShopAdoptions | null;
    /** The person agreed that this shop's list may travel over http. */
    overHttp: boolean;
    signal: AbortSignal;
    isOpen: () => boolean;
    onTaking: (taking: ListTaking) => void;
  },
): Promise<ListEnding> {
  const { signal, onTaking, overHttp } = how;
  const handing = handListOver(host, how.rowsId, how.adoptions);
  try {
    const taken = await shopLists.take(shop, handing.sink, { signal, onState: onTaking, overHttp });
    if (taken.kind !== 'taken') return taken;
    if (!taken.value.ok) return { kind: 'broken', refusal: taken.value.refusal };
    onTaking({ at: 'comparing' });
    const candidates = await handing.compare({
      ...{ takenAt: taken.createdAt, askedAt: taken.askedAt },
      shop: how.listOf,
    });
    if (signal.aborted) return { kind: 'cancelled' };
    onTaking({ at: 'checking' });
    const belief = await shopLists.believe(shop, candidates, signal);
    if (belief.kind !== 'trusted') return notBelieved(belief);
    await handing.use();
    return { kind: 'used' };
  } catch (error) {
    const isOfSheet = error instanceof SheetRequestError;
    if (isOfSheet && error.refusal === 'cancelled') return { kind: 'cancelled' };
    if (!how.isOpen() || (isOfSheet && error.refusal === 'sheet-changed')) return { kind: 'sheet-gone' };
    throw error;
  } finally {
    handing.end();
  }
}

function notBelieved(belief: Exclude<ListBelief, { kind: 'trusted' }>): ListEnding {
  switch (belief.kind) {
    case 'cancelled':
    case 'off-contract':
    case 'unanswered':
      return belief;
    default:
      return { kind: 'not-trusted', why: belief };
  }
}
