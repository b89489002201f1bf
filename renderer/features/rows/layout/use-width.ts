import { useLayoutEffect, useState, type RefObject } from 'react';

/** The inner width of an element in px; 0 until it is laid out. */
export function useWidth(of: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(0);
  useLayoutEffect(() => {
    const element = of.current;
    if (element === null) return;
    const measure = (): void => setWidthPx(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return widthPx;
}
