/** 0-based column and 1-based row of the last reference read; −1 for a missing part. */
export const reference = { column: -1, row: -1 };

const ZERO = 0x30;
const UPPER_A = 0x41;
const TO_UPPER = 0xdf;
/** Larger than any row number, and small enough to be multiplied once more. */
const ROW_CAP = 100_000_000;

/**
 * Reads a reference such as `AB12` into {@link reference}. One shared object is used, since nearly every cell has a reference.
 *
 * @returns false if the bytes are not a reference
 */
export function readReference(bytes: Buffer, start: number, end: number): boolean {
  let p = start;
  let column = 0;
  for (; p < end; p += 1) {
    const letter = ((bytes[p] as number) & TO_UPPER) - UPPER_A;
    if (letter < 0 || letter > 25) break;
    column = column * 26 + letter + 1;
  }
  // Three letters are enough for all 16,384 columns.
  if (p - start > 3) return false;
  let row = 0;
  const digits = p;
  for (; p < end; p += 1) {
    const digit = (bytes[p] as number) - ZERO;
    if (digit < 0 || digit > 9) return false;
    row = Math.min(row * 10 + digit, ROW_CAP);
  }
  reference.column = column - 1;
  reference.row = digits === end ? -1 : row;
  return end > start;
}
