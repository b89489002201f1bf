import type { GridRange } from '../state/grid-state';

/**
 * A block of cells as it goes into a chosen range: repeated where it fits evenly, as spreadsheets do, else once.
 *
 * @param mostCells a block that would become larger is not repeated
 */
export function repeatBlock(
  lines: readonly (readonly string[])[],
  { top, bottom, left, right }: GridRange,
  mostCells: number,
): readonly (readonly string[])[] {
  const [height, width] = [lines.length, lines[0]?.length ?? 0];
  const [rows, columns] = [bottom - top, right - left];
  const isEven = height > 0 && width > 0 && rows % height === 0 && columns % width === 0;
  if (!isEven || lines.some((line) => line.length !== width) || rows * columns > mostCells) return lines;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => lines[row % height]?.[column % width] ?? ''),
  );
}
