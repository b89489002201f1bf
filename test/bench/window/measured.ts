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

/** The grid of the program, used by keys and wheel. */
export interface GridUsed {
  /** From a key that moves the focus to the paint. */
  moveP95Ms: number;
  /** From a key that opens, changes or keeps a cell's text to the paint. */
  typedP95Ms: number;
  /** Between frames while the wheel turns. */
  frameP95Ms: number;
  /** Rows in sight without cells once the scrolling has stopped. */
  blankRows: number;
}
