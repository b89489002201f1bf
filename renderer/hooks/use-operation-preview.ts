import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { SingleOperation, OperationPreview } from '../../shared/sheet/operation';
import { describeFailure } from './use-action';
import { previewOperation } from '../model/change-sheet';
import type { OpenedSheet } from '../model/sheet';
import { SEARCH_DELAY_MS } from '../ui/search-delay';

/** What an operation would do, or the locale key of the reason why that cannot be told. */
type Previewed = { preview: OperationPreview } | { failure: string };

/**
 * Previews an operation while a person changes it: when they pause, and one at a time.
 *
 * @param operation null for none
 * @returns null until it is known
 */
export function useOperationPreview(operation: SingleOperation | null, { state }: OpenedSheet): Previewed | null {
  const { rowsId, contentRevision, viewRevision, complete } = state;
  const key = operation === null ? '' : JSON.stringify([operation, rowsId, contentRevision, viewRevision, complete]);
  const [known, setKnown] = useState<{ key: string; previewed: Previewed } | null>(null);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const ask = useEffectEvent((signal: AbortSignal): void => {
    const take = (previewed: Previewed): void => {
      if (!signal.aborted) setKnown({ key, previewed });
    };
    before.current = before.current.then(async () => {
      if (signal.aborted || operation === null) return;
      await previewOperation(operation).then(
        (preview) => take({ preview }),
        (error: unknown) => take({ failure: describeFailure(error).key }),
      );
    });
  });
  useEffect(() => {
    if (key === '') return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => ask(stop.signal), SEARCH_DELAY_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [key]);
  return known?.key === key ? known.previewed : null;
}
