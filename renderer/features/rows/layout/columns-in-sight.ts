/** Columns rendered beyond either edge, so that a slow scroll shows no blank cells. */
const OVERSCAN = 1;

/** Columns of given widths side by side, some of them stuck to the left edge. All in px. */
export interface ColumnRow {
  /** Where each column starts; one more entry for the end of the last one. */
  starts: readonly number[];
  /** How many columns, from the left, stay in sight when the others are scrolled. */
  stuck: number;
  /** Width of the visible part. */
  viewPx: number;
}

export function startsOf(widthsPx: readonly number[]): number[] {
  const starts = [0];
  for (const widthPx of widthsPx) starts.push((starts.at(-1) ?? 0) + widthPx);
  return starts;
}

/** The columns on the screen that can be scrolled, with some beyond either edge: start…end (exclusive). */
export function columnsInSight({ starts, stuck, viewPx }: ColumnRow, scrollPx: number): { start: number; end: number } {
  const count = starts.length - 1;
  const from = scrollPx + (starts[stuck] ?? 0);
  const firstEnding = starts.findIndex((_, at) => at >= stuck && (starts[at + 1] ?? Infinity) > from);
  const firstBeyond = starts.findIndex((start, at) => at >= stuck && start >= scrollPx + viewPx);
  return {
    start: Math.max(stuck, firstEnding - OVERSCAN),
    end: Math.min(count, (firstBeyond === -1 ? count : firstBeyond) + OVERSCAN),
  };
}

/** What the rendering depends on: a scroll that changes none of this renders nothing. */
export interface ColumnSight {
  /** Where the columns that are in sight were found; other positions may show the same columns. */
  scrollPx: number;
  /** How far columns are ahead of the keys of their cells. */
  shift: number;
}

/**
 * What is in sight at a scroll position. If most of the columns are others than before, they take over the cells' elements.
 *
 * @param keepsElements columns keep their elements in any case
 */
export function changedColumnSight(
  row: ColumnRow,
  before: ColumnSight,
  scrollPx: number,
  keepsElements: boolean,
): ColumnSight {
  const was = columnsInSight(row, before.scrollPx);
  const now = columnsInSight(row, scrollPx);
  if (was.start === now.start && was.end === now.end) return before;
  const moved = now.start - was.start;
  const isJump = Math.abs(moved) > (now.end - now.start) / 2;
  return { scrollPx, shift: isJump && !keepsElements ? before.shift + moved : before.shift };
}

/** The nearest scroll position that shows a whole column; its start, if it is wider than the view. */
export function scrollShowingColumn({ starts, stuck, viewPx }: ColumnRow, at: number, scrollPx: number): number {
  const latest = (starts[at] ?? 0) - (starts[stuck] ?? 0);
  const earliest = (starts[at + 1] ?? 0) - viewPx;
  return Math.max(0, Math.min(latest, Math.max(earliest, scrollPx)));
}
