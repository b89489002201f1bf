/** How long windows of rows took from the page's question to their arrival in the page. */
export interface WindowsMeasured {
  windows: number;
  rows: number;
  medianSeconds: number;
  p95Seconds: number;
}

/** Names of the messages between main and the preload. */
export const PORT_MESSAGE = 'bench-port';
export const DONE_MESSAGE = 'bench-done';

/** What the page is to ask for. */
export interface WindowsWanted {
  windows: number;
  windowRows: number;
  rows: number;
}
