import { isNullMark } from '../../../shared/consumer/cells/placeholder';
import { createSpans } from '../table/table';
import type { EditedTable } from '../table/edited-table';
import { inTimeSlices } from '../threads/time-slices';

const SLICE_ROWS = 4_096;
const QUOTE = 0x22;
const EQUALS = 0x3d;
/** The longest mark for a missing value, in bytes. */
const MARK_BYTES = 4;

/**
 * @param place index of the row among those that are visited
 * @param bytes valid only during the call; the cell's text is the UTF-8 between `start` and `end`
 * @param hash of the text, see {@link hashOf}
 */
export type CellVisitor = (place: number, bytes: Uint8Array, start: number, end: number, hash: number) => void;

/**
 * Visits the cells of a column as bytes, in slices. Strings are made only of the few cells whose bytes are not their text.
 *
 * @param rows ascending
 */
export async function eachCell(
  table: EditedTable,
  column: number,
  rows: Uint32Array,
  visit: CellVisitor,
): Promise<void> {
  const spans = createSpans(SLICE_ROWS);
  const showsTimes = table.showsTimes(column);
  await inTimeSlices(rows.length, SLICE_ROWS, (start, end) => {
    let place = start;
    while (place < end) {
      const firstRow = rows[place] as number;
      // As many of the rows as one reading covers: most of them are neighbours.
      let stop = place + 1;
      while (stop < end && (rows[stop] as number) < firstRow + SLICE_ROWS) stop += 1;
      const count = (rows[stop - 1] as number) - firstRow + 1;
      const bytes = table.spans(column, firstRow, count, spans);
      for (; place < stop; place += 1) {
        const row = rows[place] as number;
        const from = spans.starts[row - firstRow] as number;
        const to = Math.max(from, spans.ends[row - firstRow] as number);
        const hash = showsTimes || !mayBePlain(bytes, from, to) ? -1 : hashOf(bytes, from, to, QUOTE);
        if (hash !== -1) visit(place, bytes, from, to, hash);
        else {
          const text = Buffer.from(table.cell(row, column));
          visit(place, text, 0, text.length, hashOf(text, 0, text.length));
        }
      }
    }
  });
}

/**
 * A hash of 31 bits (FNV-1a by four bytes at a time, mixed). Texts of a hostile file can have equal hashes, so compare them too.
 *
 * @param refused a byte at which the result is −1
 */
export function hashOf(bytes: Uint8Array, start: number, end: number, refused = -1): number {
  let hash = 0x811c9dc5 ^ (end - start);
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const one = bytes[at] as number;
    const two = bytes[at + 1] as number;
    const three = bytes[at + 2] as number;
    const four = bytes[at + 3] as number;
    if (one === refused || two === refused || three === refused || four === refused) return -1;
    hash = Math.imul(hash ^ (one | (two << 8) | (three << 16) | (four << 24)), 0x01000193);
    // Otherwise the upper bytes of a group would change the upper bits only.
    hash ^= hash >>> 15;
  }
  for (; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === refused) return -1;
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  // The lower bits alone are alike for texts that differ at their ends.
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 1;
}

/** Whether a cell's bytes are its text, unless they have a quote (see `Table.spans`). */
function mayBePlain(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] === EQUALS) return false;
  return end - start > MARK_BYTES || end === start || !isNullMark(asciiOf(bytes, start, end));
}

function asciiOf(bytes: Uint8Array, start: number, end: number): string {
  const first = bytes[start];
  // `NULL` and `\N` begin with these letters; a string of every short cell would cost more than the rest.
  if (first !== 0x4e && first !== 0x5c) return '';
  return String.fromCharCode(...bytes.subarray(start, end));
}
