import type { DeliveryMode } from '../../../shared/consumer/target';
import type { ListEnding, ListTaking } from '../../../shared/ipc/list-taking';
import { listShop } from '../../../shared/shop/list-shop';
import { SheetRequestError } from '../../../shared/sheet/request-channel';
import type { ListBelief } from '../../shop-list/believe-list';
import type { ListedShop, ShopLists } from '../../shop-list/take-shop-list';
import type { ShopStore } from '../../shops/shop-store';
import type { Shops } from '../../shops/shops';
import { deliveryShopOf } from '../delivery-shop';
import { handListOver } from './hand-list-over';
import type { OpenSheet } from '../open-sheet';
import { stateUnderRules } from '../sheet-state';

/** Progress of fetching is told no more often. */
const BETWEEN_MS = 100;

/** Takes the list of a shop's consumers for the open sheet, one at a time. */
export interface ShopListOfSheet {
  /**
   * Takes a list, cancelling the one that is under way.
   *
   * @param overHttp the person agrees, now and from now on, that this shop's list may travel over http
   * @throws AppError `no-sheet`, `no-token`, `shop-not-found`, `still-reading`, `base-url-invalid`
   */
  take(shopId: string, mode: DeliveryMode, overHttp: boolean): Promise<ListEnding>;
  cancel(): void;
  /** The list that the sheet has is not used any more. */
  drop(): Promise<void>;
  /** Call it when another sheet may be open. */
  sheetChanged(): void;
}

export function createShopListOfSheet(options: {
  openSheet: Pick<OpenSheet, 'current' | 'peek'>;
  shops: Shops;
  store: Pick<ShopStore, 'agreesToHttp' | 'rememberHttpAgreed'>;
  shopLists: ShopLists;
  onProgress: (taking: ListTaking) => void;
  /** Milliseconds on a clock that never goes back. */
  nowMs: () => number;
}): ShopListOfSheet {
  const { openSheet, shops, store, shopLists } = options;
  let current: { ending: AbortController; sheetId: string } | undefined;
  const isOpen = (sheetId: string): boolean => openSheet.peek()?.sheetId === sheetId;

  const takeFor = async (
    { host, sheetId }: ReturnType<OpenSheet['current']>,
    shop: ListedShop,
    how: { rowsId: string; overHttp: boolean; signal: AbortSignal },
  ): Promise<ListEnding> => {
    const { signal } = how;
    const tell = seldom((taking) => signal.aborted || options.onProgress(taking), options.nowMs);
    const handing = handListOver(host, how.rowsId);
    try {
      const taken = await shopLists.take(shop, handing.sink, { signal, onState: tell, overHttp: how.overHttp });
      if (taken.kind !== 'taken') return taken;
      if (!taken.value.ok) return { kind: 'broken', refusal: taken.value.refusal };
      tell({ at: 'comparing' });
      const candidates = await handing.compare({
        takenAt: taken.createdAt,
        askedAt: taken.askedAt,
        shop: listShop(shop),
      });
      if (signal.aborted) return { kind: 'cancelled' };
      tell({ at: 'checking' });
      const belief = await shopLists.believe(shop, candidates, signal);
      if (belief.kind !== 'trusted') return notBelieved(belief);
      await handing.use();
      return { kind: 'used' };
    } catch (error) {
      const isOfSheet = error instanceof SheetRequestError;
      if (isOfSheet && error.refusal === 'cancelled') return { kind: 'cancelled' };
      if (!isOpen(sheetId) || (isOfSheet && error.refusal === 'sheet-changed')) return { kind: 'sheet-gone' };
      throw error;
    } finally {
      handing.end();
    }
  };

  return {
    take: async (shopId, mode, overHttp) => {
      current?.ending.abort();
      const sheet = openSheet.current();
      const saved = shops.get(shopId);
      const shop: ListedShop = {
        ...deliveryShopOf(saved, shops),
        id: shopId,
        token: shops.tokenOf(shopId),
      };
      if (overHttp) store.rememberHttpAgreed(shopId);
      const own = { ending: new AbortController(), sheetId: sheet.sheetId };
      current = own;
      const { signal } = own.ending;
      try {
        const { rowsId } = await stateUnderRules(sheet.host, saved, mode);
        if (signal.aborted) return { kind: 'cancelled' };
        const ended = await takeFor(sheet, shop, { rowsId, signal, overHttp: store.agreesToHttp(shopId) });
        return ended.kind === 'cancelled' && !isOpen(sheet.sheetId) ? { kind: 'sheet-gone' } : ended;
      } finally {
        if (current === own) current = undefined;
      }
    },
    cancel: () => current?.ending.abort(),
    drop: async () => {
      await openSheet.peek()?.host.request('forget-list', {});
    },
    sheetChanged: () => {
      if (current !== undefined && !isOpen(current.sheetId)) current.ending.abort();
    },
  };
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

/** Tells each new state at once, and the bytes of the same one seldom. */
function seldom(tell: (taking: ListTaking) => void, nowMs: () => number): (taking: ListTaking) => void {
  let last: { at: ListTaking['at']; toldMs: number } | undefined;
  return (taking) => {
    const now = nowMs();
    if (taking.at === 'fetching' && last?.at === 'fetching' && now - last.toldMs < BETWEEN_MS) return;
    last = { at: taking.at, toldMs: now };
    tell(taking);
  };
}
