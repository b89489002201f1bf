import type { DeliveryMode } from '../../shared/consumer/delivery-mode';
import type { Comparison } from '../../shared/delivery/compare/compare-consumer';
import type { Deliveries } from '../delivery/deliveries';
import { AppError } from '../errors/app-error';
import type { Shops } from '../shops/shops';
import { deliveryShopOf } from './delivery-shop';
import type { OpenSheet } from './open-sheet';
import { takeRowsToCompare, type RowsToCompare } from './rows-to-compare';
import { stateUnderRules } from './sheet-state';

/** Compares rows of the open sheet with what a shop has, for the window; one comparison at a time. */
export interface CompareSheet {
  /** Cancels the comparison before it. Throws `no-sheet`, `no-token`, `still-reading`, `nothing-to-compare`. */
  start(shopId: string, mode: DeliveryMode, which: RowsToCompare): Promise<Comparison>;
  /** Ends the comparison with what it has. */
  cancel(): void;
}

export function createCompareSheet(options: {
  openSheet: OpenSheet;
  shops: Shops;
  deliveries: Pick<Deliveries, 'compare'>;
  onProgress: (progress: { done: number; total: number }) => void;
}): CompareSheet {
  let current: AbortController | undefined;
  return {
    start: async (shopId, mode, which) => {
      current?.abort();
      const { signal } = (current = new AbortController());
      const { host } = options.openSheet.current();
      const saved = options.shops.get(shopId);
      const token = options.shops.tokenOf(shopId);
      await stateUnderRules(host, saved, mode);
      const { rows, notReady } = await takeRowsToCompare(host, which);
      if (rows.length === 0) throw new AppError('nothing-to-compare');
      const compared = await options.deliveries.compare(deliveryShopOf(saved, options.shops), token, rows, {
        mode,
        signal,
        onCompared: (done) => {
          if (!signal.aborted) options.onProgress({ done, total: rows.length });
        },
      });
      return { ...compared, total: rows.length, notReady };
    },
    cancel: () => current?.abort(),
  };
}
