import { useEffect, useState } from 'react';
import type { ConsumerRequest } from '../../../shared/consumer/payload-types';
import type { Shop } from '../../../shared/shop/shop';
import { previewRequest } from '../../model/show-rows';
import type { OpenedSheet } from '../../model/sheet';

/**
 * The request that a row becomes now, null where it becomes none. Asked anew whenever what is sent or the shop is another; undefined until
 * that has come, and while no row is named.
 */
export function useRequest(
  { state }: OpenedSheet,
  shop: Shop | undefined,
  row: number | null,
): ConsumerRequest | null | undefined {
  const [known, setKnown] = useState<{ key: string; request: ConsumerRequest | null } | null>(null);
  const key = [row, shop?.id, state.rowsId, state.contentRevision].join();
  useEffect(() => {
    if (row === null) return;
    let isWanted = true;
    previewRequest(row).then(
      (request) => isWanted && setKnown({ key, request }),
      // The sheet is gone, and this with it.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [row, key]);
  return known?.key === key ? known.request : undefined;
}
