/** One piece of a stacked bar, in px from the upper left corner of the chart. */
export interface BarPiece<K extends string> {
  key: K;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The widest bar, in px: a wider one looks like a block. Exceeded only if the axis needs room for its labels. */
const WIDEST_STEP = 24;
/** The distance between bars, in px, from which there is room for a gap. */
const STEP_WITH_GAP = 4;
/** The lowest piece, in px, so that a small count is still visible. */
const LEAST_HEIGHT = 2;

/**
 * Lays out bars of stacked counts from left to right; the highest is as high as the box. Few bars do not fill the width: `plotWidth` is the
 * width they take.
 *
 * @param order the keys from the bottom up
 * @param box.leastWidth the least width of all bars together, so that they match the axis below
 */
export function stackedBars<K extends string>(
  bars: readonly Readonly<Record<K, number>>[],
  order: readonly K[],
  box: { width: number; height: number; leastWidth: number },
): { pieces: BarPiece<K>[]; plotWidth: number } {
  const step =
    bars.length === 0 ? 0 : Math.min(Math.max(WIDEST_STEP, box.leastWidth / bars.length), box.width / bars.length);
  const width = step >= STEP_WITH_GAP ? step - 1 : step;
  const sum = (bar: Readonly<Record<K, number>>) => order.reduce((total, key) => total + bar[key], 0);
  const top = bars.reduce((most, bar) => Math.max(most, sum(bar)), 0);
  // Room above, so that pieces raised to the least height stay inside the box.
  const highest = box.height - LEAST_HEIGHT * (order.length - 1);
  const pieces = bars.flatMap((bar, index) => {
    let y = box.height;
    return order
      .filter((key) => bar[key] > 0)
      .map((key) => {
        const height = Math.max(LEAST_HEIGHT, (bar[key] / top) * highest);
        y -= height;
        return { key, x: index * step, y, width, height };
      });
  });
  return { pieces, plotWidth: step * bars.length };
}
