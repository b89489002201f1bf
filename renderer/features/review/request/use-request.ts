import { useEffect, useState } from 'react';
import type { ConsumerRequest } from '../../../../shared/consumer/payload-types';
import type { Shop } from '../../../../shared/shop/shop';
import { previewRequest } from '../../../model/show-rows';
import type { OpenedSheet } from '../../../model/sheet';

/**
 * The request for a row; null if the row is not sent. Requested again when the sheet's content or the shop changes. Undefined until the
 * answer arrives, and while no row is chosen.
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
      // The sheet is gone, and so is this screen.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [row, key]);
  return known?.key === key ? known.request : undefined;
}
