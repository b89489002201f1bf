import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeliveryPage, DeliverySummary } from '../../../shared/delivery/summary';
import { onMain } from '../../bridge';
import { listDeliveries } from '../../model/deliveries';

const PAGE = 50;

interface Pages {
  /** Null before the first answer. */
  total: number | null;
  byNumber: Readonly<Record<number, DeliveryPage>>;
}

/**
 * The history, loaded page by page as far as it was scrolled.
 *
 * @param shown positions start…end (exclusive) are on the screen
 * @param version when it changes, the pages on the screen are requested again
 */
export function useDeliveryPages(shown: { start: number; end: number }, version: unknown) {
  const [{ total, byNumber }, setPages] = useState<Pages>({ total: null, byNumber: {} });
  const first = Math.floor(shown.start / PAGE);
  const last = Math.floor(Math.max(shown.start, shown.end - 1) / PAGE);

  /** Other loaded pages may have moved; they are requested again when they are shown. */
  const reload = useCallback(async (): Promise<void> => {
    const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const loaded = await Promise.all(numbers.map((number) => listDeliveries({ offset: number * PAGE, limit: PAGE })));
    setPages({
      total: loaded[0]?.total ?? 0,
      byNumber: Object.fromEntries(loaded.map((page, index) => [first + index, page])),
    });
  }, [first, last]);

  useEffect(() => {
    let current = true;
    for (let number = first; number <= last; number += 1) {
      if (byNumber[number] !== undefined) continue;
      listDeliveries({ offset: number * PAGE, limit: PAGE }).then(
        (page) => {
          if (!current) return;
          setPages((now) => ({ total: page.total, byNumber: { ...now.byNumber, [number]: page } }));
        },
        // The page stays empty and is requested again when it is next on the screen.
        () => undefined,
      );
    }
    return () => {
      current = false;
    };
    // Pages that are loaded are not requested again when others arrive.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [first, last]);

  const loadedFor = useRef(version);
  useEffect(() => {
    if (loadedFor.current === version) return;
    loadedFor.current = version;
    reload().catch(() => undefined);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [version]);

  const newest = byNumber[0]?.deliveries[0];
  useEffect(
    () =>
      onMain('delivery-progress', ({ summary }) => {
        // A delivery started meanwhile. Changes to the others are in the store of deliveries.
        const isNew = newest === undefined || (summary.id !== newest.id && summary.createdAt > newest.createdAt);
        if (isNew) reload().catch(() => undefined);
      }),
    [newest, reload],
  );

  const at = (position: number): DeliverySummary | undefined =>
    byNumber[Math.floor(position / PAGE)]?.deliveries[position % PAGE];
  /** Whether a watched folder has sent it. */
  const isWatched = (id: string): boolean => Object.values(byNumber).some(({ watched }) => watched.includes(id));
  return { total, at, isWatched, reload };
}
