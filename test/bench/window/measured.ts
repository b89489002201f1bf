/** Times from the page's request for a window of rows to its arrival in the page. */
export interface WindowsMeasured {
  windows: number;
  rows: number;
  medianSeconds: number;
  p95Seconds: number;
}

/** Names of the messages between main and the preload. */
export const PORT_MESSAGE = 'bench-port';
export const DONE_MESSAGE = 'bench-done';

/** What the page is to request. */
export interface WindowsWanted {
  windows: number;
  windowRows: number;
  rows: number;
}
