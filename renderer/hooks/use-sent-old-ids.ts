import { useEffect, useState } from 'react';
import type { ChangedIdIssue } from '../../shared/sheet/operations/repair-choices';
import { ask } from '../bridge';

/** Number of rows with an issue of ids that a shop has under the ids they have now; 0 until it is known. */
export function useSentOldIds(shopId: string, code: ChangedIdIssue, column: number | null): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    ask('delivery-old-ids', { shopId, code, column }).then(
      (found) => {
        if (isCurrent) setCount(found ?? 0);
      },
      // The repair is offered without it.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [shopId, code, column]);
  return count;
}
