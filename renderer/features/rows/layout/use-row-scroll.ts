import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { HEADER_PX, ROW_PX } from './grid-geometry';
import { contentTopShowing, followScroll, placeOf, scrollRange, type ScrollPlace } from './scroll-range';
import { changedSight, mostRows, rowsInSight, type RowSight } from './row-sight';
import { usePixelRatio } from './use-pixel-ratio';

export interface RowScroll {
  /** Positions of the view that are rendered: start…end (exclusive). */
  start: number;
  end: number;
  /** The most rows that can be rendered. */
  most: number;
  /** Height of the element that holds the rows. */
  elementPx: number;
  /** A row's top within that element. A row far below the screen is placed at the element's end, so that it does not extend the element. */
  topOf: (position: number) => number;
  /** Rows that Page Up and Page Down move by. */
  pageRows: number;
  /** Scrolls just far enough to show the whole row. */
  showRow: (position: number) => void;
  /** The grid was scrolled to this position. */
  follow: (scrollTop: number) => void;
  /** Corrects the thumb's position after it moved along with the content. */
  settle: () => void;
}

/** Finds which rows of equal height are on the screen, for any number of rows and at any zoom (see scroll-range.ts). */
export function useRowScroll(scroller: RefObject<HTMLDivElement | null>, rows: number): RowScroll {
  const [viewPx, setViewPx] = useState(0);
  const range = scrollRange(rows * ROW_PX, viewPx, usePixelRatio());
  const place = useRef<ScrollPlace>({ scrollTop: 0, contentTop: 0 });
  const [shown, setShown] = useState<RowSight>({ firstRow: 0, offsetPx: 0 });
  const show = (): void => setShown((before) => changedSight(before, place.current));

  const goTo = (contentTop: number): void => {
    const element = scroller.current;
    if (element === null) return;
    const wanted = placeOf(contentTop, range);
    element.scrollTo({ top: wanted.scrollTop, behavior: 'instant' });
    // Read back, because the browser rounds to physical pixels.
    place.current = { scrollTop: element.scrollTop, contentTop: wanted.contentTop };
    show();
  };
  const settle = (): void => {
    if (Math.abs(placeOf(place.current.contentTop, range).scrollTop - place.current.scrollTop) > 1)
      goTo(place.current.contentTop);
  };
  const follow = (scrollTop: number): void => {
    if (scrollTop === place.current.scrollTop) return;
    place.current = followScroll(place.current, scrollTop, range);
    show();
    if (scrollTop <= 0 || scrollTop >= range.elementPx - range.viewPx - 1) settle();
  };

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void => setViewPx(Math.max(0, element.clientHeight - HEADER_PX));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  // When the number of rows, the window's size or the zoom changes, the same rows stay in sight.
  useLayoutEffect(() => {
    if (range.viewPx > 0) goTo(place.current.contentTop);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [range.contentPx, range.elementPx, range.viewPx]);

  const { firstRow, offsetPx } = shown;
  const { start, end } = rowsInSight(firstRow, viewPx);
  return {
    start: Math.min(start, rows),
    end: Math.min(end, rows),
    most: mostRows(viewPx),
    elementPx: range.elementPx,
    topOf: (position) => Math.min(position * ROW_PX - offsetPx, range.elementPx - ROW_PX),
    pageRows: Math.max(1, Math.floor(viewPx / ROW_PX) - 1),
    showRow: (position) => {
      const top = position * ROW_PX;
      // Not laid out yet: the row will be at the top once it is.
      if (range.viewPx === 0) place.current = { ...place.current, contentTop: top };
      else goTo(contentTopShowing(top, top + ROW_PX, place.current, range.viewPx));
    },
    follow,
    settle,
  };
}
