import { cleanText } from '../../../../shared/consumer/cells/clean-text';
import { EQUALS, QUOTE, SPACE } from './byte-values';
import { cellText, closingQuote } from './cell-bytes';

/** Bits of {@link EDGE}. */
export const SUSPECT_FIRST = 1;
export const SUSPECT_LAST = 2;

/**
 * Whether a cell that begins, or ends, with a byte may have something unseen at that edge (see `cleanText`), or may not show by that
 * byte what its text begins with. Nearly all cells are done with by two looks into this table.
 */
export const EDGE = new Uint8Array(256);
for (let byte = 0; byte <= SPACE; byte += 1) EDGE[byte] = SUSPECT_FIRST | SUSPECT_LAST;
for (const byte of [QUOTE, EQUALS, 0xc2, 0xe1, 0xe2, 0xe3, 0xef]) EDGE[byte] = SUSPECT_FIRST;
for (let byte = 0x80; byte <= 0xaf; byte += 1) EDGE[byte] = SUSPECT_LAST;
EDGE[0xbf] = SUSPECT_LAST;

/** Whether the cell's text has white space or something else unseen around it, which is not sent. */
export function hasUnseenEdge(bytes: Buffer, cellStart: number, cellEnd: number): boolean {
  let start = cellStart;
  let end = cellEnd;
  let quoteLength = 1;
  if (bytes[start] === QUOTE) {
    const close = closingQuote(bytes, start, end);
    if (close !== -1) {
      start += 1;
      end = close;
      quoteLength = 2;
    }
  }
  if (start >= end) return false;
  if (bytes[start] === EQUALS && bytes[start + 1] === QUOTE && bytes[end - 1] === QUOTE) {
    if (!isPlainlyWrapped(bytes, start + 1, end, quoteLength)) {
      const text = cellText(bytes, cellStart, cellEnd);
      return cleanText(text) !== text;
    }
    start += 1 + quoteLength;
    end -= quoteLength;
    if (start === end) return false;
  }
  return unseenLength(bytes, start, end) !== 0 || endsUnseen(bytes, start, end);
}

/** Whether there is nothing in the cell's text that can be seen. */
export function isUnseenCell(bytes: Buffer, cellStart: number, cellEnd: number): boolean {
  let at = cellStart;
  let end = cellEnd;
  if (at < end && bytes[at] === QUOTE) {
    const close = closingQuote(bytes, at, end);
    if (close === -1) return false;
    at += 1;
    end = close;
  }
  if (at < end && bytes[at] === EQUALS) return cleanText(cellText(bytes, cellStart, cellEnd)) === '';
  while (at < end) {
    const length = unseenLength(bytes, at, end);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** Whether quotes (each written as so many) stand around the bytes, and none between them, as in `="00123"`. */
function isPlainlyWrapped(bytes: Uint8Array, start: number, end: number, quoteLength: number): boolean {
  if (end - start < quoteLength * 2) return false;
  for (let at = start; at < end; at += 1) {
    const isOuter = at < start + quoteLength || at >= end - quoteLength;
    if ((bytes[at] === QUOTE) !== isOuter) return false;
  }
  return true;
}

function endsUnseen(bytes: Uint8Array, start: number, end: number): boolean {
  const last = bytes[end - 1] as number;
  if (last < 0x80) return unseenLength(bytes, end - 1, end) !== 0;
  // The lead bytes of Cyrillic, nearly always.
  const before = bytes[end - 2] as number;
  if (before === 0xd0 || before === 0xd1) return false;
  return (
    (end - 2 >= start && unseenLength(bytes, end - 2, end) === 2) ||
    (end - 3 >= start && unseenLength(bytes, end - 3, end) === 3)
  );
}

/** Bytes of the unseen character that begins here (the list of `cleanText`, in UTF-8), or 0 for any other. */
function unseenLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return first === SPACE || (first >= 0x09 && first <= 0x0d) ? 1 : 0;
  if (first === 0xc2) return at + 1 < end && (bytes[at + 1] === 0xa0 || bytes[at + 1] === 0xad) ? 2 : 0;
  if (at + 2 >= end) return 0;
  const second = bytes[at + 1] as number;
  const third = bytes[at + 2] as number;
  switch (first) {
    case 0xe1:
      return second === 0x9a && third === 0x80 ? 3 : 0;
    case 0xe2:
      if (second === 0x80) return third <= 0x8f || (third >= 0xa8 && third <= 0xaf) ? 3 : 0;
      return second === 0x81 && (third === 0x9f || third === 0xa0 || (third >= 0xa6 && third <= 0xa9)) ? 3 : 0;
    case 0xe3:
      return second === 0x80 && third === 0x80 ? 3 : 0;
    case 0xef:
      return second === 0xbb && third === 0xbf ? 3 : 0;
    default:
      return 0;
  }
}
