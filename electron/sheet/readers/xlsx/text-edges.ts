import { cleanText } from '../../../../shared/consumer/cells/clean-text';

/** Facts about a text that need no string, as bits. */
export const TRIMMED = 1;
/** Nothing in it is visible. */
export const BLANK = 2;
/** A date with a hidden time. `textEdges` does not find this one. */
export const HIDES_TIME = 8;
/** Larger than {@link SHORT_BYTES}. A few such texts, used in very many cells, would need more memory than there is. */
export const LONG_TEXT = 4;
export const SHORT_BYTES = 126;

const C2 = 0xc2;
/** First bytes of characters that people do not see: 1 if the character certainly is one, 2 if it may be. */
const MAY_BE_UNSEEN = new Uint8Array(256);
for (const byte of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]) MAY_BE_UNSEEN[byte] = 1;
// U+00A0 and U+00AD; U+1680; from U+2000; U+3000; U+FEFF: see cleanText.
for (const byte of [C2, 0xe1, 0xe2, 0xe3, 0xef]) MAY_BE_UNSEEN[byte] = 2;

/** {@link TRIMMED}, {@link BLANK} and {@link LONG_TEXT} for the text between `start` and `end`, by the rules of `cleanText`. */
export function textEdges(bytes: Buffer, start: number, end: number): number {
  if (start >= end) return BLANK;
  const first = bytes[start] as number;
  const last = bytes[end - 1] as number;
  // Fast path for nearly every text: its first and last bytes show that there is nothing to trim.
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
