import { useEffect, useEffectEvent, useRef } from 'react';
import { flushSync } from 'react-dom';

/**
 * Keeps what a person does in order: what must wait is taken later, after everything before it.
 *
 * @param mustWait is asked again after each render
 * @param take takes what had to wait
 * @returns keeps something for later, unless it need not wait; says whether it did
 */
export function useTurns<T>(mustWait: (next: T) => boolean, take: (next: T) => void): (next: T) => boolean {
  const waiting = useRef<T[]>([]);
  const takeNext = useEffectEvent((): boolean => {
    const [next] = waiting.current;
    if (next === undefined || mustWait(next)) return false;
    waiting.current.shift();
    // Rendered before the one after it, which needs what this one has changed.
    flushSync(() => take(next));
    return true;
  });
  useEffect(() => {
    if (waiting.current.length === 0) return;
    // All in one go, so that no key of the keyboard comes in between. Not in the effect itself, where nothing can be rendered.
    queueMicrotask(() => {
      while (takeNext());
    });
  });
  return (next) => {
    if (waiting.current.length === 0 && !mustWait(next)) return false;
    waiting.current.push(next);
    return true;
  };
}
