import { useEffect, useState } from 'react';
import type { SheetPreview } from '../../../shared/delivery/summary';
import type { Shop } from '../../../shared/shop/shop';
import { deliveriesStore, previewDelivery } from '../../model/deliveries';
import type { OpenedSheet } from '../../model/sheet';
import { forgottenStore } from '../../model/shops';
import { useStore } from '../../model/store';

/**
 * The rows that need not be sent. Counted again when the sheet's content, its list, the mode or the shop changes, when a delivery of the sheet starts
 * or stops, and when the record of sent rows is forgotten. Null until the count is known, and if it fails.
 */
export function usePreview(
  { state }: OpenedSheet,
  shop: Shop | undefined,
): { preview: SheetPreview | null; isCounting: boolean } {
  const [known, setKnown] = useState<{ key: string; preview: SheetPreview | null } | null>(null);
  const { complete, rules, rowsId, contentRevision, delivery, list } = state;
  const { mode } = rules;
  const status = useStore(deliveriesStore, ({ byId }) => byId[delivery?.id ?? '']?.summary.state.status);
  // A delivery that an earlier window started may be known only by this count.
  const unfinished = useStore(
    deliveriesStore,
    ({ byId }) => byId[known?.preview?.unfinishedId ?? '']?.summary.state.status === 'stopped',
  );
  const forgotten = useStore(forgottenStore);
  const shopId = complete ? (shop?.id ?? null) : null;
  const key = [
    shopId,
    shop?.baseUrl,
    mode,
    rowsId,
    contentRevision,
    list?.askedAt,
    list?.sentSince,
    delivery?.id,
    status,
    unfinished,
    forgotten,
  ].join();
  useEffect(() => {
    if (shopId === null) return;
    const unwanted = new AbortController();
    const take = (preview: SheetPreview | null): void => {
      if (!unwanted.signal.aborted) setKnown({ key, preview });
    };
    previewDelivery(shopId, mode, unwanted.signal).then(
      take,
      // Without the count, the screen says that all rows are sent. Unchanged ones still cost no request.
      () => take(null),
    );
    return () => unwanted.abort();
  }, [shopId, mode, key]);
  const isKnown = known?.key === key;
  return { preview: isKnown ? known.preview : null, isCounting: shopId !== null && !isKnown };
}
