import { useEffect, useState } from 'react';
import { ask, onMain } from '../../bridge';
import type { Comparison } from '../../../shared/delivery/compare-consumer';
import type { IpcInput } from '../../../shared/ipc/contract';
import type { OpenedSheet } from '../../model/sheet';

export type RowsToCompare = IpcInput<'compare-start'>['which'];

/**
 * One comparison at a time, given up when this part of the window goes. Its result is of the sheet, the mode and the shop as they
 * were: once one of them is another, it is shown no more.
 */
export function useComparison({ state }: OpenedSheet, shopId: string) {
  const { rules, rowsId, revision } = state;
  const key = [shopId, rules.mode, rowsId, revision].join();
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [known, setKnown] = useState<{ key: string; result: Comparison } | null>(null);

  useEffect(() => {
    const unlisten = onMain('compare-progress', (told) => setProgress((now) => (now === null ? null : told)));
    return () => {
      unlisten();
      void cancelComparison();
    };
  }, []);

  return {
    progress,
    result: known?.key === key && progress === null ? known.result : null,
    compare: async (which: RowsToCompare): Promise<void> => {
      setKnown(null);
      setProgress({ done: 0, total: 0 });
      try {
        const result = await ask((api) => api.compareRows({ shopId, mode: rules.mode, which }));
        setKnown({ key, result });
      } finally {
        setProgress(null);
      }
    },
    cancel: () => void cancelComparison(),
  };
}

function cancelComparison(): Promise<unknown> {
  // There may be none any more: then there is nothing to give up.
  return ask((api) => api.cancelCompare()).catch(() => undefined);
}
