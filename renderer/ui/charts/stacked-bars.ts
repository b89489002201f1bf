/** One piece of a stacked bar, in px from the upper left corner. */
export interface BarPiece<K extends string> {
  key: K;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Wider than this, a bar looks like a block of its own; it is only where the axis needs room for its words. */
const WIDEST_STEP = 24;
/** From this step on there is room for a gap between bars. */
const STEP_WITH_GAP = 4;
/** What happened at all is seen, however little it is. */
const LEAST_HEIGHT = 2;

/**
 * Bars of stacked counts from left to right, the highest as high as the box. Few bars do not fill the width: `plotWidth` is how
 * far they reach.
 *
 * @param order the keys from the bottom up
 * @param box.leastWidth that the bars reach in any case, so that they agree with the axis below
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
  // Room above, so that a piece that is made higher than it is does not leave the box.
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
