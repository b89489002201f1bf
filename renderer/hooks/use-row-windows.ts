import { useEffect, useSyncExternalStore } from 'react';
import type { RowWindows } from '../model/row-windows';

/** Asks for the rows on the screen and renders again when any of them arrives. Answers the cache's version. */
export function useRowWindows(windows: RowWindows, start: number, end: number): number {
  const version = useSyncExternalStore(windows.subscribe, windows.version);
  useEffect(() => windows.want(start, end), [windows, start, end]);
  return version;
}

/** Renders again when any row arrives, and asks for none. */
export function useRowVersion(windows: RowWindows): number {
  return useSyncExternalStore(windows.subscribe, windows.version);
}
