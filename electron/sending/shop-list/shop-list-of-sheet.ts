import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import type { ListEnding, ListTaking } from '../../../shared/ipc/list-taking';
import type { ShopLists } from '../../shop-list/take-shop-list';
import type { ShopStore } from '../../shops/shop-store';
import type { Shops } from '../../shops/shops';
import { listShop } from '../../../shared/shop/list-shop';
import type { Ledger } from '../../delivery/store/ledger';
import { deliveryShopOf } from '../delivery-shop';
import type { OpenSheet } from '../open-sheet';
import { stateUnderRules } from '../sheet-state';
import { seldom } from './seldom';
import { adoptionsOf } from './hand-list-over';
import { takeForSheet } from './take-for-sheet';

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
  /** What is being taken for the open sheet, for a page that was reloaded; null if nothing is. `shop` as `listShop` makes it. */
  underWay(): { shop: string; taking: ListTaking } | null;
  /** How that ends; null if nothing is under way. */
  ending(): Promise<ListEnding | null>;
  /** The list that the sheet has is not used any more, nor is one that is under way. */
  drop(): Promise<void>;
  /** The same, if it is a list of this shop. */
  dropOf(shop: { id: string; baseUrl: string }): Promise<void>;
  /** Call it when another sheet may be open. */
  sheetChanged(): void;
}

interface UnderWay {
  stopping: AbortController;
  sheetId: string;
  shop: string;
  taking: ListTaking;
  taken: Promise<ListEnding>;
}

export function createShopListOfSheet(options: {
  openSheet: Pick<OpenSheet, 'current' | 'peek'>;
  shops: Shops;
  store: Pick<ShopStore, 'agreesToHttp' | 'rememberHttpAgreed'>;
  shopLists: ShopLists;
  ledger: Pick<Ledger, 'key' | 'adoptions'>;
  onProgress: (taking: ListTaking) => void;
  /** Milliseconds on a clock that never goes back. */
  nowMs: () => number;
}): ShopListOfSheet {
  const { openSheet, shops, store, shopLists } = options;
  let current: UnderWay | undefined;
  const isOpen = (sheetId: string): boolean => openSheet.peek()?.sheetId === sheetId;

  const drop = async (): Promise<void> => {
    current?.stopping.abort();
    await openSheet.peek()?.host.request('forget-list', {});
  };

  return {
    take: async (shopId, mode, overHttp) => {
      current?.stopping.abort();
      const sheet = openSheet.current();
      const saved = shops.get(shopId);
      const shop = { ...deliveryShopOf(saved, shops), id: shopId, token: shops.tokenOf(shopId) };
      if (overHttp) store.rememberHttpAgreed(shopId);
      const stopping = new AbortController();
      const { signal } = stopping;
      const tell = seldom((taking) => signal.aborted || options.onProgress(taking), options.nowMs);
      const own: UnderWay = {
        ...{ stopping, sheetId: sheet.sheetId, shop: listShop(shop), taking: { at: 'asking' } },
        taken: Promise.resolve().then(async () => {
          const { rowsId } = await stateUnderRules(sheet.host, saved, mode);
          if (signal.aborted) return { kind: 'cancelled' };
          const ending = await takeForSheet(sheet.host, shop, shopLists, {
            ...{ rowsId, signal, overHttp: store.agreesToHttp(shopId), listOf: listShop(shop) },
            adoptions: adoptionsOf(options.ledger, shop),
            isOpen: () => isOpen(sheet.sheetId),
            onTaking: (taking) => {
              own.taking = taking;
              tell(taking);
            },
          });
          return ending.kind === 'cancelled' && !isOpen(sheet.sheetId) ? { kind: 'sheet-gone' } : ending;
        }),
      };
      current = own;
      try {
        return await own.taken;
      } finally {
        if (current === own) current = undefined;
      }
    },
    underWay: () =>
      current !== undefined && isOpen(current.sheetId) && !current.stopping.signal.aborted
        ? { shop: current.shop, taking: current.taking }
        : null,
    ending: async () => (current === undefined ? null : current.taken.catch(() => null)),
    cancel: () => current?.stopping.abort(),
    drop,
    dropOf: async (shop) => {
      const key = listShop(shop);
      const state = await openSheet.peek()?.host.request('get-state', {});
      if (current?.shop === key || state?.list?.shop === key) await drop();
    },
    sheetChanged: () => {
      if (current !== undefined && !isOpen(current.sheetId)) current.stopping.abort();
    },
  };
}
