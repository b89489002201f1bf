import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, type RefObject } from 'react';
import type { GridColumn } from './grid-columns';
import { GUTTER_PX, type PlacedColumn } from './grid-geometry';

/**
 * The columns on the screen, with their places. Only these are rendered, however wide the sheet is.
 *
 * @param stuck how many columns, from the left, stay in sight when the others are scrolled
 * @param keptAt a column that is always rendered, wherever the sheet is scrolled to
 */
export function usePlacedColumns(
  scroller: RefObject<HTMLDivElement | null>,
  columns: readonly GridColumn[],
  widthsPx: readonly number[],
  stuck: number,
  keptAt: number | null,
): { placed: PlacedColumn<GridColumn>[]; totalPx: number; showColumn: (at: number, from: number) => void } {
  const virtualizer = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => widthsPx[at] ?? 0,
    overscan: 2,
    scrollPaddingStart: widthsPx.slice(0, stuck).reduce((sum, widthPx) => sum + widthPx, 0),
    scrollPaddingEnd: GUTTER_PX,
    rangeExtractor: (range) => withAlso(defaultRangeExtractor(range), [...Array(stuck).keys(), keptAt]),
  });
  const widthsKey = widthsPx.join();
  // Widths are given, not measured, so the virtualizer must be told when they change.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, widthsKey]);

  const items = virtualizer.getVirtualItems();
  const itemsKey = items.map(({ index, start, size }) => `${index}:${start}:${size}`).join();
  const placed = useMemo(
    () =>
      items.flatMap(({ index, start, size }): PlacedColumn<GridColumn>[] => {
        const column = columns[index];
        return column === undefined
          ? []
          : [{ column, at: index, leftPx: GUTTER_PX + start, widthPx: size, isStuck: index < stuck }];
      }),
    // `items` is a new array at every render; rows are rendered again only if its content has changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [columns, itemsKey, stuck],
  );
  return {
    placed,
    totalPx: GUTTER_PX + virtualizer.getTotalSize(),
    showColumn: (at, from) => {
      if (at >= stuck || from >= stuck) virtualizer.scrollToIndex(at);
    },
  };
}

function withAlso(indexes: number[], also: readonly (number | null)[]): number[] {
  const added = also.filter((index) => index !== null).filter((index) => !indexes.includes(index));
  return [...added, ...indexes].sort((a, b) => a - b);
}
