import { isUtf8 } from 'node:buffer';
import { FileProblemError } from '../../source/file-problem-error';
import { TEXT_DAMAGED, type CellFaults } from './cell-faults';
import type { RowStore } from './row-store';
import { textEnd, textStart, type TextArena } from './text-arena';

const MAX_MENDED = 1_000_000;

/**
 * Makes all texts valid UTF-8, with U+FFFD for invalid bytes and incomplete characters. Otherwise a table's strings would differ from its
 * bytes. Cells with such texts are added to `faults`.
 *
 * @throws FileProblemError `damaged` if there are so many that the sheet is not text at all
 */
export function mendTexts(rows: RowStore, arena: TextArena, faults: CellFaults): void {
  // A single check over all texts, since damage is rare.
  if (isUtf8(arena.bytes.subarray(0, arena.length))) return;
  const mended = new Map<number, number>();
  const columns = rows.columns();
  for (let row = 0; row < rows.rowCount; row += 1) {
    for (const column of columns) {
      const slot = rows.slotOf(column);
      const place = rows.place(row, slot);
      if (place === 0) continue;
      let better = mended.get(place);
      if (better === undefined) {
        if (isUtf8(arena.bytes.subarray(textStart(arena.bytes, place), textEnd(arena.bytes, place)))) continue;
        // One replacement character for each damaged spot instead of one per byte.
        better = arena.add(arena.text(place).replace(/\ufffd+/g, '\ufffd'));
        mended.set(place, better);
        if (mended.size > MAX_MENDED) throw new FileProblemError('damaged', 'The texts of the sheet are no UTF-8.');
      }
      rows.setPlace(row, slot, better);
      faults.add(rows.numberOf(row), column, TEXT_DAMAGED);
    }
  }
}
