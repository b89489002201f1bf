import { useState } from 'react';

/** A set of keys, and the function that puts a key in or takes it out. */
export function useTicks(): [ReadonlySet<string>, (key: string, isIn: boolean) => void] {
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());
  const tick = (key: string, isIn: boolean): void =>
    setTicks((before) => {
      if (before.has(key) === isIn) return before;
      const after = new Set(before);
      if (isIn) after.add(key);
      else after.delete(key);
      return after;
    });
  return [ticks, tick];
}
