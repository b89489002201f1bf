import { CR_NEEDLE, LF_NEEDLE, NULL_NEEDLE } from './byte-values';
import { letterScorer, RUSSIAN, WESTERN_EUROPEAN } from './score-letters';

/** Number of bytes checked. More would be slower without being more certain. */
export const DETECTION_BYTES = 64 * 1024;

/** In damaged UTF-8, at most one character in this many may be wrong. Beyond that, the text is in another encoding. */
const CHARACTERS_PER_FAULT = 10;

/**
 * The encoding shown by a file's first bytes: by a byte order mark, or for UTF-16 by the pattern of zero bytes. Null if the first non-ASCII
 * bytes have to decide.
 */
export function detectUnicode(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  return markedUnicode(head) ?? detectWide(head.subarray(0, DETECTION_BYTES));
}

/** The encoding given by a byte order mark. */
export function markedUnicode(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : null;
}

/**
 * UTF-16 without a mark. The high byte is zero for line breaks, delimiters, digits and Latin letters, and one or two other values for the
 * letters of an alphabet. Hardly any character has a zero as its low byte.
 */
function detectWide(sample: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (!sample.includes(NULL_NEEDLE)) return null;
  if (looksWide(sample, 1)) return 'utf-16le';
  return looksWide(sample, 0) ? 'utf-16be' : null;
}

/** @param highSide index of the high byte in each pair */
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
  // Above the alphabets there are surrogates and private use, which is also where negative samples of audio data would be.
  const [most = 0, second = 0] = others.slice(0, 0xd7).sort((one, other) => other - one);
  return (zeros + most + second) * 10 >= pairs * 9 && isWideText(sample, highSide === 0);
}

/**
 * Whether the bytes make sense as UTF-16: few control characters, lone surrogates, private-use and unassigned code units. In noise, one in
 * seven is such a code unit.
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
 * The encoding in which bytes make the most sense, given that some of them are non-ASCII.
 *
 * @param sample includes a little text before the first non-ASCII byte, since a preceding letter or digit is informative
 */
export function detectEncoding(sample: Buffer): string {
  if (isNearlyUtf8(sample, sample.length >= DETECTION_BYTES)) return 'utf-8';
  // Excel for Mac ends lines in CSV files like this.
  const isMac = sample.includes(CR_NEEDLE) && !sample.includes(LF_NEEDLE);
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

/** The weight of that hint. Lower-case letters alone are the same in both Cyrillic encodings, except for one. */
const MAC_HINT = 5;

/**
 * In order of preference. If punctuation of windows-1251 would become letters (`1\xa0234` as `1а234`), a whole word has to confirm that
 * they are letters.
 */
const CANDIDATES = [
  { encoding: 'windows-1251', language: RUSSIAN, needsWord: false, ofMac: false },
  { encoding: 'koi8-r', language: RUSSIAN, needsWord: true, ofMac: false },
  { encoding: 'ibm866', language: RUSSIAN, needsWord: true, ofMac: false },
  { encoding: 'x-mac-cyrillic', language: RUSSIAN, needsWord: true, ofMac: true },
  { encoding: 'windows-1252', language: WESTERN_EUROPEAN, needsWord: false, ofMac: false },
  { encoding: 'macintosh', language: WESTERN_EUROPEAN, needsWord: true, ofMac: true },
].map((candidate) => ({ ...candidate, score: letterScorer(candidate.encoding, candidate.language) }));

/**
 * Whether bytes are UTF-8, apart from a few faults. A Russian text in another encoding has as many faults as letters.
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
    // A text that was cut off ends like this too, but only if it had such a character before.
    else if (expected === 0 || at + 1 < sample.length || (!isCut && characters === 0)) faults += 1;
  }
  return faults * CHARACTERS_PER_FAULT <= characters;
}

function continuationBytes(lead: number): number {
  if (lead >= 0xc2 && lead < 0xe0) return 1;
  if (lead >= 0xe0 && lead < 0xf0) return 2;
  return lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
}
