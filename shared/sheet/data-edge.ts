/** Whether the cell at a place of a row or column has a text. */
type IsFilled = (at: number) => boolean;

/**
 * Where Ctrl and an arrow lead to, as in Excel: from a filled cell beside another to the last one before an empty cell, from any other cell
 * to the next filled one, or to the end.
 *
 * @param count the number of places, 0 … count − 1
 */
export function dataEdge(isFilled: IsFilled, from: number, step: 1 | -1, count: number): number {
  const end = runEnd(isFilled, from, step, count);
  if (end !== from && isFilled(from)) return end;
  let at = from + step;
  while (at >= 0 && at < count && !isFilled(at)) at += step;
  return Math.max(0, Math.min(at, count - 1));
}

/** The last of the filled cells that follow a cell without a gap; the cell itself if the next one is empty. */
export function runEnd(isFilled: IsFilled, from: number, step: 1 | -1, count: number): number {
  let at = from;
  while (at + step >= 0 && at + step < count && isFilled(at + step)) at += step;
  return at;
}
