import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** What follows a scroll. */
interface Followers {
  /** Shows what is in sight now. */
  follow: (scrollTop: number, scrollLeft: number) => void;
  /** The scroll has ended, or the next one cannot go on where this one is. */
  settle: () => void;
}

/** Follows the scrolls of an element. Both positions are read first: what is rendered afterwards would make the browser lay out the page for it. */
export function useScrolled(scroller: RefObject<HTMLElement | null>, followers: Followers): void {
  const latest = useRef(followers);
  useLayoutEffect(() => {
    latest.current = followers;
  });
  // The listeners are added once: one replaced while a scroll event is dispatched would miss it.
  useEffect(() => {
    const element = scroller.current;
    const ending = new AbortController();
    const { signal } = ending;
    const onScroll = (): void => {
      const { scrollTop = 0, scrollLeft = 0 } = element ?? {};
      // In the same frame: a frame later, the rows would be blank first.
      flushSync(() => latest.current.follow(scrollTop, scrollLeft));
    };
    element?.addEventListener('scroll', onScroll, { passive: true, signal });
    element?.addEventListener('scrollend', () => latest.current.settle(), { signal });
    return () => ending.abort();
  }, [scroller]);
}
