/** Room above the highest point and below the lowest, in px. */
const MARGIN = 3;

/** SVG paths of a curve over the given box: points spread evenly, zero at the bottom, the highest at the top. */
export function ratePath(points: readonly number[], width: number, height: number): { line: string; area: string } {
  if (points.length < 2) return { line: '', area: '' };
  const top = Math.max(...points, 1e-9);
  const step = width / (points.length - 1);
  const place = (value: number, index: number) => {
    const y = height - MARGIN - (value / top) * (height - 2 * MARGIN);
    return `${round(index * step)} ${round(y)}`;
  };
  const line = `M${points.map(place).join('L')}`;
  return { line, area: `${line}L${round(width)} ${height}L0 ${height}Z` };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
