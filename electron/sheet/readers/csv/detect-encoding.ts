import { TextDecoder } from 'node:util';
import { scoreCyrillic, scoreWestern } from './score-letters';

/** As many bytes as are looked at: more make it slower, not surer. */
export const DETECTION_BYTES = 64 * 1024;

/** One byte in so many may be wrong for text to be UTF-8 that was damaged, and not something else. */
const CHARACTERS_PER_FAULT = 10;

/**
 * The encoding that the first bytes of a file show: by its byte order mark, or UTF-16 by its pattern of zero bytes. Null where the
 * first bytes beyond ASCII have to tell.
 */
export function detectUnicode(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  return detectWide(head.subarray(0, DETECTION_BYTES));
}

/**
 * UTF-16 without a mark: line breaks, delimiters, digits and Latin have a zero for their high byte, Cyrillic has a 4, and hardly any
 * character has one of these for its low byte.
 */
function detectWide(sample: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (looksWide(sample, 1)) return 'utf-16le';
  return looksWide(sample, 0) ? 'utf-16be' : null;
}

/** @param highSide where the high byte of each pair would stand */
function looksWide(sample: Buffer, highSide: 0 | 1): boolean {
  const pairs = sample.length >> 1;
  let zeros = 0;
  let lowZeros = 0;
  let plausible = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    const high = sample[at + highSide] as number;
    if (high === 0) zeros += 1;
    if (sample[at + 1 - highSide] === 0) lowZeros += 1;
    // Latin, Cyrillic and general punctuation.
    if (high <= 0x04 || high === 0x20 || high === 0x21) plausible += 1;
  }
  return zeros > 0 && zeros * 50 >= pairs && plausible * 10 >= pairs * 9 && lowZeros * 10 <= zeros;
}

/** The encoding that makes the best sense of bytes of which the first is beyond ASCII. */
export function detectEncoding(sample: Buffer): string {
  if (isNearlyUtf8(sample, sample.length >= DETECTION_BYTES)) return 'utf-8';
  let best = 'utf-8';
  let bestScore = -Infinity;
  for (const [encoding, score] of CANDIDATES) {
    const found = score(new TextDecoder(encoding).decode(sample));
    if (found <= bestScore) continue;
    best = encoding;
    bestScore = found;
  }
  return best;
}

const CANDIDATES = [
  ['windows-1251', scoreCyrillic],
  ['koi8-r', scoreCyrillic],
  ['ibm866', scoreCyrillic],
  ['windows-1252', scoreWestern],
] as const;

/**
 * Whether bytes are UTF-8, a few faults aside: a Russian text in another encoding has as many faults as letters.
 *
 * @param isCut whether more bytes follow, so that the last character may be incomplete
 */
export function isNearlyUtf8(sample: Buffer, isCut: boolean): boolean {
  let characters = 0;
  let faults = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const lead = sample[at] as number;
    if (lead < 0x80) continue;
    const expected = continuationBytes(lead);
    let found = 0;
    while (found < expected && at + 1 < sample.length && ((sample[at + 1] as number) & 0xc0) === 0x80) {
      found += 1;
      at += 1;
    }
    if (expected > 0 && found === expected) characters += 1;
    // A text that was cut off ends like this too, but not one that had no such character before.
    else if (expected === 0 || at + 1 < sample.length || (!isCut && characters === 0)) faults += 1;
  }
  return faults * CHARACTERS_PER_FAULT <= characters;
}

function continuationBytes(lead: number): number {
  if (lead >= 0xc2 && lead < 0xe0) return 1;
  if (lead >= 0xe0 && lead < 0xf0) return 2;
  return lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
}
