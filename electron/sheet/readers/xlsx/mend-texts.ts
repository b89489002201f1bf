import { isUtf8 } from 'node:buffer';
import type { RowStore } from './row-store';
import { TEXT_DAMAGED, type CellFault } from './row-writer';
import { textEnd, textStart, type TextArena } from './text-arena';

/**
 * Makes all texts valid UTF-8, with U+FFFD where a part has bytes that are none, or half a character; a table's strings and its
 * bytes would differ otherwise.
 *
 * @returns the cells that such texts are in
 */
export function mendTexts(rows: RowStore, arena: TextArena): CellFault[] {
  // One look at all of them, as it is hardly ever needed.
  if (isUtf8(arena.bytes.subarray(0, arena.length))) return [];
  const faults: CellFault[] = [];
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
        // One sign for each place of damage, not one for each of its bytes.
        better = arena.add(arena.text(place).replace(/\ufffd+/g, '\ufffd'));
        mended.set(place, better);
      }
      rows.setPlace(row, slot, better);
      faults.push({ row: rows.numberOf(row), column, fault: TEXT_DAMAGED });
    }
  }
  return faults;
}
