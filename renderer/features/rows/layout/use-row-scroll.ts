import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { HEADER_PX, ROW_PX } from './grid-geometry';
import { contentTopShowing, followScroll, placeOf, scrollRange, type ScrollPlace } from './scroll-range';
import { usePixelRatio } from './use-pixel-ratio';

/** Rows that are rendered beyond either edge, so that a slow scroll shows no blank ones. */
const OVERSCAN = 8;

export interface RowScroll {
  /** Positions of the view that are rendered: start…end (exclusive). */
  start: number;
  end: number;
  /** Height of the element that holds the rows. */
  elementPx: number;
  /** Where a row stands in that element; one far below what is seen stands at its end, so that it makes nothing higher. */
  topOf: (position: number) => number;
  /** Rows that a page has. */
  pageRows: number;
  /** Scrolls the least that shows a row whole. */
  showRow: (position: number) => void;
}

/** Which rows of a list of equally high ones are on the screen, however many there are and at every zoom (see scroll-range.ts). */
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
    // As it was really set: the browser rounds to physical pixels.
    place.current = { scrollTop: element.scrollTop, contentTop: wanted.contentTop };
    setShown((before) => changedSight(before, place.current));
  };

  const onScroll = (): void => {
    const element = scroller.current;
    if (element === null || element.scrollTop === place.current.scrollTop) return;
    place.current = followScroll(place.current, element.scrollTop, range);
    // In the same frame: rows that come a frame late are blank ones.
    flushSync(() => setShown((before) => changedSight(before, place.current)));
    if (element.scrollTop <= 0 || element.scrollTop >= element.scrollHeight - element.clientHeight - 1) settle();
  };
  /** Brings the thumb to where it belongs, after it was moved along with the content. */
  const settle = (): void => {
    if (Math.abs(placeOf(place.current.contentTop, range).scrollTop - place.current.scrollTop) > 1)
      goTo(place.current.contentTop);
  };

  const latest = useRef({ onScroll, settle });
  useLayoutEffect(() => {
    latest.current = { onScroll, settle };
  });
  // Listened to once: a listener that is put in another's place while a scroll is told of would miss it.
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
  // Other rows, another window or another zoom: the same rows stay in sight.
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
      // Not laid out yet: it comes to the top as soon as it is.
      if (range.viewPx === 0) place.current = { ...place.current, contentTop: top };
      else goTo(contentTopShowing(top, top + ROW_PX, place.current, range.viewPx));
    },
  };
}

/** What the rows on the screen depend on: while only this much stays the same, a scroll renders nothing. */
interface Sight {
  firstRow: number;
  /** How far the content is ahead of the element. */
  offsetPx: number;
}

function sightOf({ scrollTop, contentTop }: ScrollPlace): Sight {
  return { firstRow: Math.floor(contentTop / ROW_PX), offsetPx: contentTop - scrollTop };
}

function changedSight(before: Sight, place: ScrollPlace): Sight {
  const now = sightOf(place);
  // Less than a pixel is the rounding of two large numbers.
  const isSame = now.firstRow === before.firstRow && Math.abs(now.offsetPx - before.offsetPx) < 0.5;
  return isSame ? before : now;
}
