import { useEffect, useEffectEvent, useState } from 'react';
import type { ColumnFacet } from '../../../../shared/sheet/sheet-state';
import { readFacet } from '../../../model/read-range';
import type { OpenedSheet } from '../../../model/sheet';
import { SEARCH_DELAY_MS } from '../../../ui/search-delay';

/**
 * What a column holds, asked again after every change of the sheet.
 *
 * @param search only values with this text; asked when the person pauses
 * @returns null until it is known for the first time
 */
export function useFacet({ state }: OpenedSheet, column: number, search = ''): ColumnFacet | null {
  const [facet, setFacet] = useState<ColumnFacet | null>(null);
  const ask = useEffectEvent((signal: AbortSignal) => {
    readFacet(column, search, signal).then(
      (answer) => {
        if (!signal.aborted) setFacet(answer);
      },
      // The sheet has other rows, and the dialog is about to go.
      () => undefined,
    );
  });
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => ask(stop.signal), search === '' ? 0 : SEARCH_DELAY_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [column, search, state.contentRevision]);
  return facet;
}
