import type { GridRange } from '../state/grid-state';

/**
 * Repeats a pasted block if it fills the selected range evenly, as spreadsheets do. Otherwise it goes in once.
 *
 * @param mostCells a block is not repeated beyond this size
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
