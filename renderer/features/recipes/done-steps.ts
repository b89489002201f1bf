import { useEffect, useState } from 'react';
import type { SheetSteps } from '../../../shared/sheet/step';
import { askSheet, type OpenedSheet } from '../../model/sheet';

/** What was done to the open sheet that could be done to another file. */
export function doneSteps(): Promise<SheetSteps> {
  return askSheet('get-steps', {});
}

/** The same, read again whenever the sheet changes; null until it is known, and while there is nothing of the kind. */
export function useDoneSteps({ state }: OpenedSheet): SheetSteps | null {
  const [steps, setSteps] = useState<SheetSteps | null>(null);
  const { rowsId, contentRevision } = state;
  const isAny = state.steps > 0 || state.recipe !== null;
  useEffect(() => {
    if (!isAny) return undefined;
    let isCurrent = true;
    doneSteps().then(
      (found) => {
        if (isCurrent) setSteps(found);
      },
      // The sheet is gone.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [rowsId, contentRevision, isAny]);
  return isAny ? steps : null;
}
