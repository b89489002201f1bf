import { useEffect, useState } from 'react';
import type { SheetPreview } from '../../../shared/delivery/summary';
import type { Shop } from '../../../shared/shop/shop';
import { deliveriesStore, previewDelivery } from '../../model/deliveries';
import type { OpenedSheet } from '../../model/sheet';
import { forgottenStore } from '../../model/shops';
import { useStore } from '../../model/store';

/**
 * What of the sheet need not be sent, counted anew whenever what is sent, the mode or the shop is another, and when a delivery of the
 * sheet begins or comes to rest, or what was sent is forgotten. Null until that is known, and where it cannot be counted.
 */
export function usePreview(
  { state }: OpenedSheet,
  shop: Shop | undefined,
): { preview: SheetPreview | null; isCounting: boolean } {
  const [known, setKnown] = useState<{ key: string; preview: SheetPreview | null } | null>(null);
  const { complete, rules, rowsId, contentRevision, delivery } = state;
  const { mode } = rules;
  const status = useStore(deliveriesStore, ({ byId }) => byId[delivery?.id ?? '']?.summary.state.status);
  // One that an earlier window began may be known by this count alone.
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
      // Without it everything is said to be sent; what need not be will cost no request all the same.
      () => take(null),
    );
    return () => unwanted.abort();
  }, [shopId, mode, key]);
  const isKnown = known?.key === key;
  return { preview: isKnown ? known.preview : null, isCounting: shopId !== null && !isKnown };
}
