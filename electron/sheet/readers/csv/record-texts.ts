import { cellText } from './cell-bytes';
import type { CellIndex } from './cell-index';

/**
 * The texts of all cells of a record.
 *
 * @param row counted from 0
 */
export function recordTexts(bytes: Buffer, cells: CellIndex, row: number): string[] {
  return Array.from({ length: cells.width(row) }, (_, column) =>
    cellText(bytes, cells.start(row, column), cells.end(row, column)),
  );
}
