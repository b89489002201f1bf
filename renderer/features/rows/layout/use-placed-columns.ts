import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import {
  changedColumnSight,
  columnsInSight,
  scrollShowingColumn,
  startsOf,
  type ColumnRow,
  type ColumnSight,
} from './columns-in-sight';
import type { GridColumn } from './grid-columns';
import { GUTTER_PX, type PlacedColumn } from './grid-geometry';

export interface ColumnScroll {
  placed: PlacedColumn<GridColumn>[];
  totalPx: number;
  /** Whether the columns are scrolled away from the left edge. */
  isScrolled: boolean;
  showColumn: (at: number, from: number) => void;
  /** The grid was scrolled to this position. */
  follow: (scrollLeft: number) => void;
}

/**
 * The columns on the screen, with their places. Only these are rendered, however wide the sheet is. Not by @tanstack/react-virtual, which
 * lists use elsewhere: it makes the browser lay out the grid at each jump, which took 28 ms of the 50 ms that a key may take.
 *
 * @param stuck how many columns, from the left, stay in sight when the others are scrolled
 * @param keptAt a column that is always rendered, wherever the sheet is scrolled to
 * @param widthPx of the scroller
 */
export function usePlacedColumns(
  scroller: RefObject<HTMLDivElement | null>,
  columns: readonly GridColumn[],
  widthsPx: readonly number[],
  stuck: number,
  keptAt: number | null,
  widthPx: number,
): ColumnScroll {
  const widthsKey = widthsPx.join();
  const starts = useMemo(() => startsOf(widthsKey.split(',').map(Number)), [widthsKey]);
  const row: ColumnRow = { starts, stuck, viewPx: widthPx - GUTTER_PX };
  const place = useRef(0);
  const [sight, setSight] = useState<ColumnSight>({ scrollPx: 0, shift: 0 });
  const [isScrolled, setScrolled] = useState(false);
  const follow = (scrollLeft: number): void => {
    place.current = scrollLeft;
    setScrolled(scrollLeft > 0);
    setSight((before) => changedColumnSight(row, before, scrollLeft, keptAt !== null));
  };
  const followNow = useRef(follow);
  useLayoutEffect(() => {
    followNow.current = follow;
  });
  useLayoutEffect(() => followNow.current(place.current), [widthsKey, stuck, widthPx]);

  const { start, end } = columnsInSight(row, sight.scrollPx);
  const { shift } = sight;
  const placed = useMemo(
    () =>
      columns.flatMap((column, at): PlacedColumn<GridColumn>[] => {
        const isStuck = at < stuck;
        const from = starts[at] ?? 0;
        const isRendered = isStuck || (at >= start && at < end) || at === keptAt;
        if (!isRendered) return [];
        const key = isStuck ? column.id : at - shift;
        return [{ column, key, at, leftPx: GUTTER_PX + from, widthPx: (starts[at + 1] ?? from) - from, isStuck }];
      }),
    [columns, starts, stuck, start, end, shift, keptAt],
  );
  return {
    placed,
    totalPx: GUTTER_PX + (starts.at(-1) ?? 0),
    isScrolled,
    follow,
    showColumn: (at, from) => {
      const element = scroller.current;
      if (element === null || (at < stuck && from < stuck)) return;
      const wanted = scrollShowingColumn(row, at, place.current);
      if (wanted === place.current) return;
      element.scrollTo({ left: wanted, behavior: 'instant' });
      // Read back, because the browser rounds to physical pixels.
      follow(element.scrollLeft);
    },
  };
}
