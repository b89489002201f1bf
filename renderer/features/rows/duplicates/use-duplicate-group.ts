import { useEffect, useEffectEvent, useState } from 'react';
import type { DuplicateGroups, MergeWay } from '../../../../shared/sheet/operations/merge-duplicates';
import { useAction } from '../../../hooks/use-action';
import { askSheet, type OpenedSheet } from '../../../model/sheet';

/**
 * One group of duplicates, and what it would become.
 *
 * @param place of the group among all; `row` names one of its rows instead
 * @returns the last one that was found while the next one is being read; null before the first
 */
export function useDuplicateGroup(
  way: MergeWay,
  { place, row }: { place: number; row: number | null },
  { state }: OpenedSheet,
): DuplicateGroups | null {
  const { run } = useAction();
  const [found, setFound] = useState<DuplicateGroups | null>(null);
  const key = JSON.stringify([way, place, row, state.rowsId, state.contentRevision]);
  const read = useEffectEvent((signal: AbortSignal) =>
    run(async () => {
      const groups = await askSheet('duplicate-groups', { ...way, start: place, count: 1, row });
      if (!signal.aborted) setFound(groups);
    }),
  );
  useEffect(() => {
    const stop = new AbortController();
    read(stop.signal);
    return () => stop.abort();
  }, [key]);
  return found;
}
