/** The first place from `from` on, in one direction, whose cell has a text, or has none; −1 or the number of places if there is none. */
type CellSearch = (isFilled: boolean, from: number) => number;

/** Searches places 0 … count − 1 one by one. */
export function searchCells(isFilledAt: (at: number) => boolean, step: 1 | -1, count: number): CellSearch {
  return (isFilled, from) => {
    let at = from;
    while (at >= 0 && at < count && isFilledAt(at) !== isFilled) at += step;
    return at;
  };
}

/**
 * Where Ctrl and an arrow lead to, as in Excel: from a filled cell beside another to the last one before an empty cell, from any other cell
 * to the next filled one, or to the end.
 *
 * @param search in the direction of `step`
 * @param count the number of places, 0 … count − 1
 */
export function dataEdge(search: CellSearch, from: number, step: 1 | -1, count: number): number {
  const end = runEnd(search, from, step);
  if (end !== from && search(true, from) === from) return end;
  return Math.max(0, Math.min(search(true, from + step), count - 1));
}

/** The last of the filled cells that follow a cell without a gap; the cell itself if the next one is empty. */
export function runEnd(search: CellSearch, from: number, step: 1 | -1): number {
  return search(false, from + step) - step;
}
