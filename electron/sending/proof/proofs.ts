import type { ProofPage, ProofSummary } from '../../../shared/delivery/proof/proof';
import type { ProofKind } from '../../../shared/delivery/proof/prove-row';
import type { ListTaking, ProofEnding } from '../../../shared/ipc/list-taking';
import type { Deliveries } from '../../delivery/deliveries';
import { AppError } from '../../errors/app-error';
import type { SheetHost } from '../../sheet/host/host';
import type { ShopLists } from '../../shop-list/take-shop-list';
import type { ShopStore } from '../../shops/shop-store';
import type { Shops } from '../../shops/shops';
import { deliveryShopOf } from '../delivery-shop';
import { seldom } from '../shop-list/seldom';
import { proveDelivery, type Proof, type ValuesOf } from './prove-delivery';

/** Proves deliveries for the window, one at a time. The last proof of each stays in memory until the program ends. */
export interface Proofs {
  /**
   * Takes a list and compares the delivery with it. Cancels the proof that is under way.
   *
   * @param overHttp the person agrees, now and from now on, that this shop's list may travel over http
   * @throws AppError `no-token`, `shop-not-found`, and as {@link proveDelivery} does
   */
  start(id: string, overHttp: boolean): Promise<ProofEnding>;
  cancel(): void;
  summary(id: string): ProofSummary | null;
  /** Rows of these kinds, which are not `arrived`. */
  page(id: string, page: { kinds: readonly ProofKind[]; offset: number; limit: number }): ProofPage;
  /** Null if there is none. */
  of(id: string): Proof | null;
  forget(id: string): void;
}

export function createProofs(options: {
  deliveries: Deliveries;
  shops: Shops;
  store: Pick<ShopStore, 'agreesToHttp' | 'rememberHttpAgreed'>;
  shopLists: ShopLists;
  /** Starts a process for one proof. */
  openHost: () => Pick<SheetHost, 'request' | 'kill'>;
  /** What is sent now for rows of the file that the delivery came from. */
  valuesOf: (id: string) => Promise<ValuesOf>;
  onProgress: (progress: { id: string; taking: ListTaking }) => void;
  /** Milliseconds on a clock that never goes back. */
  nowMs: () => number;
}): Proofs {
  const { deliveries, shops, store } = options;
  const proofs = new Map<string, Proof>();
  let current: AbortController | undefined;
  return {
    start: async (id, overHttp) => {
      current?.abort();
      const { shopId } = deliveries.get(id).summary;
      if (shopId === null) throw new AppError('shop-not-found');
      const shop = { ...deliveryShopOf(shops.get(shopId), shops), id: shopId, token: shops.tokenOf(shopId) };
      if (overHttp) store.rememberHttpAgreed(shopId);
      const own = (current = new AbortController());
      const { signal } = own;
      const tell = seldom((taking) => signal.aborted || options.onProgress({ id, taking }), options.nowMs);
      try {
        const valuesOf = await options.valuesOf(id);
        const how = { valuesOf, overHttp: store.agreesToHttp(shopId), signal, onTaking: tell };
        const { ending, proof } = await proveDelivery(id, shop, how, options);
        if (proof !== null) proofs.set(id, proof);
        return ending;
      } finally {
        if (current === own) current = undefined;
      }
    },
    cancel: () => current?.abort(),
    summary: (id) => proofs.get(id)?.summary ?? null,
    page: (id, { kinds, offset, limit }) => {
      const rows = (proofs.get(id)?.rows ?? []).filter(({ kind }) => kinds.includes(kind));
      return { total: rows.length, rows: rows.slice(offset, offset + limit) };
    },
    of: (id) => proofs.get(id) ?? null,
    forget: (id) => void proofs.delete(id),
  };
}
