import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { HEADER_PX, ROW_PX } from './grid-geometry';
import { contentTopShowing, followScroll, placeOf, scrollRange, type ScrollPlace } from './scroll-range';
import { usePixelRatio } from './use-pixel-ratio';

/** Rows rendered beyond either edge, so that a slow scroll shows no blank rows. */
const OVERSCAN = 8;

export interface RowScroll {
  /** Positions of the view that are rendered: start…end (exclusive). */
  start: number;
  end: number;
  /** Height of the element that holds the rows. */
  elementPx: number;
  /** A row's top within that element. A row far below the screen is placed at the element's end, so that it does not extend the element. */
  topOf: (position: number) => number;
  /** Rows that Page Up and Page Down move by. */
  pageRows: number;
  /** Scrolls just far enough to show the whole row. */
  showRow: (position: number) => void;
}

/** Finds which rows of equal height are on the screen, for any number of rows and at any zoom (see scroll-range.ts). */
export function useRowScroll(scroller: RefObject<HTMLDivElement | null>, rows: number): RowScroll {
  const [viewPx, setViewPx] = useState(0);
  const range = scrollRange(rows * ROW_PX, viewPx, usePixelRatio());
  const place = useRef<ScrollPlace>({ scrollTop: 0, contentTop: 0 });
  const [shown, setShown] = useState<Sight>({ firstRow: 0, offsetPx: 0 });

  const goTo = (contentTop: number): void => {
    const element = scroller.current;
    if (element === null) return;
    const wanted = placeOf(contentTop, range);
    element.scrollTo({ top: wanted.scrollTop, behavior: 'instant' });
    // Read back, because the browser rounds to physical pixels.
    place.current = { scrollTop: element.scrollTop, contentTop: wanted.contentTop };
    setShown((before) => changedSight(before, place.current));
  };

  const onScroll = (): void => {
    const element = scroller.current;
    if (element === null || element.scrollTop === place.current.scrollTop) return;
    place.current = followScroll(place.current, element.scrollTop, range);
    // In the same frame: a frame later, the rows would be blank first.
    flushSync(() => setShown((before) => changedSight(before, place.current)));
    if (element.scrollTop <= 0 || element.scrollTop >= element.scrollHeight - element.clientHeight - 1) settle();
  };
  /** Corrects the thumb's position after it moved along with the content. */
  const settle = (): void => {
    if (Math.abs(placeOf(place.current.contentTop, range).scrollTop - place.current.scrollTop) > 1)
      goTo(place.current.contentTop);
  };

  const latest = useRef({ onScroll, settle });
  useLayoutEffect(() => {
    latest.current = { onScroll, settle };
  });
  // The listeners are added once: one replaced while a scroll event is dispatched would miss it.
  useEffect(() => {
    const element = scroller.current;
    const ending = new AbortController();
    const { signal } = ending;
    element?.addEventListener('scroll', () => latest.current.onScroll(), { passive: true, signal });
    element?.addEventListener('scrollend', () => latest.current.settle(), { signal });
    return () => ending.abort();
  }, [scroller]);
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
  const end = viewPx === 0 ? 0 : Math.min(rows, firstRow + Math.ceil(viewPx / ROW_PX) + 1 + OVERSCAN);
  return {
    start: Math.max(0, Math.min(firstRow - OVERSCAN, end)),
    end,
    elementPx: range.elementPx,
    topOf: (position) => Math.min(position * ROW_PX - offsetPx, range.elementPx - ROW_PX),
    pageRows: Math.max(1, Math.floor(viewPx / ROW_PX) - 1),
    showRow: (position) => {
      const top = position * ROW_PX;
      // Not laid out yet: the row will be at the top once it is.
      if (range.viewPx === 0) place.current = { ...place.current, contentTop: top };
      else goTo(contentTopShowing(top, top + ROW_PX, place.current, range.viewPx));
    },
  };
}

/** What the rendering depends on: a scroll that changes none of this renders nothing. */
interface Sight {
  firstRow: number;
  /** How far the content's position is ahead of the element's, in px. */
  offsetPx: number;
}

function sightOf({ scrollTop, contentTop }: ScrollPlace): Sight {
  return { firstRow: Math.floor(contentTop / ROW_PX), offsetPx: contentTop - scrollTop };
}

function changedSight(before: Sight, place: ScrollPlace): Sight {
  const now = sightOf(place);
  // A difference below half a pixel comes from rounding two large numbers.
  const isSame = now.firstRow === before.firstRow && Math.abs(now.offsetPx - before.offsetPx) < 0.5;
  return isSame ? before : now;
}
