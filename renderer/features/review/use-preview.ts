import { useEffect, useState } from 'react';
import type { DeliveryPreview } from '../../../shared/delivery/summary';
import { previewDelivery } from '../../model/deliveries';
import type { OpenedSheet } from '../../model/sheet';

/**
 * What of the sheet need not be sent, asked anew whenever the sheet, the mode or the shop is another; null until that is known, and
 * where it cannot be asked yet.
 */
export function usePreview({ state }: OpenedSheet, shopId: string | null): DeliveryPreview | null {
  const [known, setKnown] = useState<{ key: string; preview: DeliveryPreview } | null>(null);
  const { complete, rules, rowsId, revision } = state;
  const key = [shopId, rules.mode, rowsId, revision].join();
  useEffect(() => {
    if (shopId === null || !complete) return;
    let isWanted = true;
    previewDelivery(shopId, rules.mode).then(
      (preview) => isWanted && setKnown({ key, preview }),
      // Without it everything is said to be sent; what need not be will cost no request all the same.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [shopId, rules.mode, complete, key]);
  return known?.key === key ? known.preview : null;
}
