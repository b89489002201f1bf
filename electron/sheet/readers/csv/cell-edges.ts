import { cleanText } from '../../../../shared/consumer/cells/clean-text';
import { EQUALS, QUOTE, SPACE } from './byte-values';
import { cellText, closingQuote } from './cell-bytes';

/** Bits in {@link EDGE}. */
export const SUSPECT_FIRST = 1;
export const SUSPECT_LAST = 2;

/**
 * For each byte: whether a cell beginning or ending with it may have an invisible character at that edge (see `cleanText`), or whether the
 * byte does not show how the cell's text begins. Two look-ups in this table are enough for nearly all cells.
 */
export const EDGE = new Uint8Array(256);
for (let byte = 0; byte <= SPACE; byte += 1) EDGE[byte] = SUSPECT_FIRST | SUSPECT_LAST;
for (const byte of [QUOTE, EQUALS, 0xc2, 0xe1, 0xe2, 0xe3, 0xef]) EDGE[byte] = SUSPECT_FIRST;
for (let byte = 0x80; byte <= 0xaf; byte += 1) EDGE[byte] = SUSPECT_LAST;
EDGE[0xbf] = SUSPECT_LAST;

/** Whether the cell's text has white space or other invisible characters around it, which are not sent. */
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

/** Whether the cell's text has no visible character. */
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

/** Whether the bytes are enclosed in quotes, each written as `quoteLength` quotes, with none in between, as in `="00123"`. */
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
  // Nearly always a lead byte of Cyrillic.
  const before = bytes[end - 2] as number;
  if (before === 0xd0 || before === 0xd1) return false;
  return (
    (end - 2 >= start && unseenLength(bytes, end - 2, end) === 2) ||
    (end - 3 >= start && unseenLength(bytes, end - 3, end) === 3)
  );
}

/** Length in bytes of the invisible character that begins here (those of `cleanText`, in UTF-8), or 0 for a visible one. */
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
