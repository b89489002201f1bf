import { cleanText } from '../../../../shared/consumer/cells/clean-text';

/** What is known of a text without making a string of it, as bits. */
export const TRIMMED = 1;
/** Nothing of it can be seen. */
export const BLANK = 2;
/** It is a date with a time that is not shown; no finding of `textEdges`. */
export const HIDES_TIME = 8;
/** It takes more than {@link SHORT_BYTES}: a few of these, in very many cells, are more than there is memory for. */
export const LONG_TEXT = 4;
export const SHORT_BYTES = 126;

const C2 = 0xc2;
/** Classes of bytes that a character people do not see begins with: 1 where it surely is one, 2 where it may be. */
const MAY_BE_UNSEEN = new Uint8Array(256);
for (const byte of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]) MAY_BE_UNSEEN[byte] = 1;
// U+00A0 and U+00AD; U+1680; U+2000 and on; U+3000; U+FEFF: see cleanText.
for (const byte of [C2, 0xe1, 0xe2, 0xe3, 0xef]) MAY_BE_UNSEEN[byte] = 2;

/** {@link TRIMMED}, {@link BLANK} and {@link LONG_TEXT} of the text between `start` and `end`, by the rules of `cleanText`. */
export function textEdges(bytes: Buffer, start: number, end: number): number {
  if (start >= end) return BLANK;
  const first = bytes[start] as number;
  const last = bytes[end - 1] as number;
  // Nearly every text is done here: its first byte and its last tell that there is nothing to trim.
  const suspect =
    MAY_BE_UNSEEN[first] !== 0 || (last < 0x80 ? MAY_BE_UNSEEN[last] === 1 : mayEndUnseen(bytes, start, end));
  const edges = suspect ? edgesOf(bytes.toString('utf8', start, end)) : 0;
  return edges | (end - start > SHORT_BYTES ? LONG_TEXT : 0);
}

function mayEndUnseen(bytes: Buffer, start: number, end: number): boolean {
  if (end - start >= 2 && bytes[end - 2] === C2) return true;
  return end - start >= 3 && MAY_BE_UNSEEN[bytes[end - 3] as number] === 2;
}

function edgesOf(text: string): number {
  const clean = cleanText(text);
  return (clean === text ? 0 : TRIMMED) | (clean === '' ? BLANK : 0);
}
