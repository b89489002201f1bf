import type { MergedAreas } from './merged-areas';
import { RowStore } from './row-store';
import type { RowWriter } from './row-writer';

/**
 * The final rows of a sheet: sorted by number, rows with the same number merged, cells under merged ones emptied, and rows that became
 * empty dropped. Nearly always nothing changes.
 */
export function settleRows({ rows, isInOrder, faults }: RowWriter, merges: MergedAreas): RowStore {
  let settled = rows;
  if (!isInOrder) settled = copyRows(rows, inOrder(rows), () => true);
  if (merges.length > 0 && merges.empty(settled)) {
    const withFaults = new Set<number>();
    faults.forEach((row) => withFaults.add(row));
    settled = copyRows(settled, [...Array(settled.rowCount).keys()], (number) => withFaults.has(number));
  }
  return settled;
}

function inOrder(rows: RowStore): number[] {
  // A stable sort: of two rows with the same number, the later one's cells overwrite the earlier one's.
  return [...Array(rows.rowCount).keys()].sort((one, other) => rows.numberOf(one) - rows.numberOf(other));
}

/** @param keepsEmpty whether a row, by its number, is kept even without any cells */
function copyRows(rows: RowStore, order: readonly number[], keepsEmpty: (number: number) => boolean): RowStore {
  const copy = new RowStore();
  copy.isOdd = true;
  const columns = rows.columns().map((column) => ({ column, slot: rows.slotOf(column) }));
  let isSeen = false;
  order.forEach((row, index) => {
    const number = rows.numberOf(row);
    isSeen ||= keepsEmpty(number);
    for (const { column, slot } of columns) {
      const place = rows.place(row, slot);
      if (place === 0) continue;
      copy.put(column, place);
      copy.markSeen(column);
      isSeen = true;
    }
    const next = order[index + 1];
    if (next !== undefined && rows.numberOf(next) === number) return;
    copy.endRow(number, rows.isHidden(row), isSeen);
    isSeen = false;
  });
  for (const { column, slot } of columns) {
    if (rows.hasHiddenTimes(slot)) copy.markHiddenTime(column);
  }
  return copy;
}
