/** Row numbers from `first` on, ascending; none for a negative count. */
export function rowNumbers(first: number, count: number): Uint32Array {
  const rows = new Uint32Array(Math.max(0, count));
  for (let at = 0; at < rows.length; at += 1) rows[at] = first + at;
  return rows;
}
