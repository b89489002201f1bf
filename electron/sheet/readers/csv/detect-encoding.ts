import { CR, LF } from './byte-values';
import { letterScorer, RUSSIAN, WESTERN_EUROPEAN } from './score-letters';

/** As many bytes as are looked at: more make it slower, not surer. */
export const DETECTION_BYTES = 64 * 1024;

/** One byte in so many may be wrong for text to be UTF-8 that was damaged, and not something else. */
const CHARACTERS_PER_FAULT = 10;

/**
 * The encoding that the first bytes of a file show: by its byte order mark, or UTF-16 by its pattern of zero bytes. Null where the
 * first bytes beyond ASCII have to tell.
 */
export function detectUnicode(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  return markedUnicode(head) ?? detectWide(head.subarray(0, DETECTION_BYTES));
}

/** The encoding that a byte order mark says. */
export function markedUnicode(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : null;
}

/**
 * UTF-16 without a mark: line breaks, delimiters, digits and Latin have a zero for their high byte, the letters of an alphabet one or
 * two other ones, and hardly any character has a zero for its low byte.
 */
function detectWide(sample: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (!sample.includes(0)) return null;
  if (looksWide(sample, 1)) return 'utf-16le';
  return looksWide(sample, 0) ? 'utf-16be' : null;
}

/** @param highSide where the high byte of each pair would stand */
function looksWide(sample: Buffer, highSide: 0 | 1): boolean {
  const pairs = sample.length >> 1;
  const highs = new Uint32Array(256);
  let lowZeros = 0;
  for (let at = 0; at < pairs * 2; at += 2) {
    const high = sample[at + highSide] as number;
    highs[high] = (highs[high] as number) + 1;
    if (sample[at + 1 - highSide] === 0) lowZeros += 1;
  }
  const [zeros = 0, ...others] = highs;
  if (zeros === 0 || zeros * 50 < pairs || lowZeros * 10 > zeros) return false;
  // Behind the alphabets are surrogates, private use, and what the numbers of sound have for their sign.
  const [most = 0, second = 0] = others.slice(0, 0xd7).sort((one, other) => other - one);
  return (zeros + most + second) * 10 >= pairs * 9 && isWideText(sample, highSide === 0);
}

/**
 * Whether bytes make sense as UTF-16: few control characters, lone surrogates, and code units of private use or of no character, of
 * which noise has one in seven.
 */
export function isWideText(sample: Buffer, isBigEndian: boolean): boolean {
  const pairs = sample.length >> 1;
  let faults = 0;
  let isHighBefore = false;
  for (let at = 0; at < pairs * 2; at += 2) {
    const unit = isBigEndian ? sample.readUInt16BE(at) : sample.readUInt16LE(at);
    const isLowSurrogate = unit >= 0xdc00 && unit < 0xe000;
    if (isHighBefore !== isLowSurrogate) faults += 1;
    isHighBefore = unit >= 0xd800 && unit < 0xdc00;
    const isControl = unit < 0x20 && (unit < 0x09 || unit > 0x0d) && unit !== 0;
    if (isControl || (unit >= 0xe000 && unit < 0xf900) || unit >= 0xfffe) faults += 1;
  }
  return pairs > 0 && faults * 20 <= pairs;
}

/**
 * The encoding that makes the best sense of bytes, some of them beyond ASCII.
 *
 * @param sample with a little of what stands before the first byte beyond ASCII: a letter or digit before it tells much
 */
export function detectEncoding(sample: Buffer): string {
  if (isNearlyUtf8(sample, sample.length >= DETECTION_BYTES)) return 'utf-8';
  // Excel for Mac ends the lines of its CSV files like this.
  const isMac = sample.includes(CR) && !sample.includes(LF);
  let best = 'windows-1251';
  let bestScore = -Infinity;
  for (const { encoding, score, needsWord, ofMac } of CANDIDATES) {
    const { total, hasWord } = score(sample);
    const isHinted = isMac && ofMac;
    if (needsWord && !hasWord && !isHinted) continue;
    const found = isHinted ? total + MAC_HINT : total;
    if (found <= bestScore) continue;
    best = encoding;
    bestScore = found;
  }
  return best;
}

/** What the line ends weigh. Small letters alone are the same in both Cyrillic encodings but for one. */
const MAC_HINT = 5;

/** In the order of preference. Where signs of windows-1251 would be letters (`1\xa0234` as `1а234`), a word has to show that they are. */
const CANDIDATES = [
  { encoding: 'windows-1251', language: RUSSIAN, needsWord: false, ofMac: false },
  { encoding: 'koi8-r', language: RUSSIAN, needsWord: true, ofMac: false },
  { encoding: 'ibm866', language: RUSSIAN, needsWord: true, ofMac: false },
  { encoding: 'x-mac-cyrillic', language: RUSSIAN, needsWord: true, ofMac: true },
  { encoding: 'windows-1252', language: WESTERN_EUROPEAN, needsWord: false, ofMac: false },
  { encoding: 'macintosh', language: WESTERN_EUROPEAN, needsWord: true, ofMac: true },
].map((candidate) => ({ ...candidate, score: letterScorer(candidate.encoding, candidate.language) }));

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
