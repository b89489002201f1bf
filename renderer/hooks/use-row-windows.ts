import { useEffect, useSyncExternalStore } from 'react';
import type { RowWindows } from '../model/row-windows';

/** Requests the rows on the screen and renders again when any of them arrives. Returns the cache's version. */
export function useRowWindows(windows: RowWindows, start: number, end: number): number {
  const version = useSyncExternalStore(windows.subscribe, windows.version);
  useEffect(() => windows.want(start, end), [windows, start, end]);
  return version;
}

/** Renders again when any row arrives, without requesting any. */
export function useRowVersion(windows: RowWindows): number {
  return useSyncExternalStore(windows.subscribe, windows.version);
}
