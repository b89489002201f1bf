import { mayBeNumberedError } from '../cells/formula-error';

const SPACE = 0x20;
const HASH = 0x23;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUESTION = 0x3f;

/** Lengths and first characters of the marks for missing values that begin with ASCII (placeholder.ts). */
const MARK_LENGTHS = new Uint8Array(10);
for (const length of [1, 2, 3, 4, 6, 9]) MARK_LENGTHS[length] = 1;
const MARK_STARTS = new Uint8Array(256);
for (const sign of '-(<[NUnu\\') MARK_STARTS[sign.charCodeAt(0)] = 1;

/**
 * Text that begins with a visible ASCII or Cyrillic letter, or nothing. Not for formula errors, marks for missing values, or text that may
 * be garbled or may have lost letters, which its first letter shows.
 */
export function isPlainText(bytes: Uint8Array, start: number, end: number): boolean {
  if (end <= start) return true;
  const first = bytes[start] as number;
  if (first === 0xd0 || first === 0xd1) return bytes[start + 2] !== SLASH && !startsSplit(bytes, start, end);
  if (first <= SPACE || first >= 0x7f || first === HASH || first === EQUALS || first === QUESTION) return false;
  if (mayBeNumberedError(bytes, start)) return false;
  if (MARK_STARTS[first] === 0) return true;
  const last = bytes[end - 1] as number;
  // Invisible characters at the end are not counted, so the length says nothing then.
  return MARK_LENGTHS[end - start] !== 1 && last > SPACE && last < 0x7f;
}

/**
 * Whether the text begins with `Р` or `С` and no Russian letter follows: it may be half of a letter that was read as two (garbled-text.ts).
 */
function startsSplit(bytes: Uint8Array, at: number, end: number): boolean {
  if (bytes[at] !== 0xd0 || (bytes[at + 1] !== 0xa0 && bytes[at + 1] !== 0xa1) || at + 2 >= end) return false;
  const next = bytes[at + 2] as number;
  const second = bytes[at + 3] as number;
  if (next === 0xd0) return second < 0x90 || second > 0xbf;
  if (next === 0xd1) return second < 0x80 || second > 0x8f;
  return next >= 0x80;
}

/**
 * The same for names, which are a line of words with single spaces, have both capitals and small letters, and letters of one alphabet.
 */
export function isPlainName(bytes: Uint8Array, start: number, end: number): boolean {
  if (end <= start) return true;
  if (!isPlainText(bytes, start, end)) return false;
  let seen = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0xd0) seen |= AFTER_D0[bytes[(at += 1)] as number] as number;
    else if (byte === 0xd1) seen |= AFTER_D1[bytes[(at += 1)] as number] as number;
    else if (byte < 0x80) {
      seen |= ASCII[byte] as number;
      if (byte === SPACE && bytes[at + 1] === SPACE) return false;
    } else if (byte === 0xc3) {
      at += 1;
      seen |= LATIN | ((bytes[at] as number) < 0xa0 ? CAPITAL : SMALL);
    } else {
      const length = signLength(byte, bytes[at + 1] as number, bytes[at + 2] as number);
      if (length === 0) return false;
      at += length - 1;
    }
  }
  return seen === (LATIN | CAPITAL | SMALL) || seen === (CYRILLIC | CAPITAL | SMALL);
}

/** The length of a quote, dash or № in UTF-8; 0 for anything else. */
function signLength(first: number, second: number, third: number): number {
  if (first === 0xc2) return second === 0xab || second === 0xbb ? 2 : 0;
  if (first !== 0xe2) return 0;
  return (second === 0x80 && third >= 0x93 && third <= 0x9f) || (second === 0x84 && third === 0x96) ? 3 : 0;
}

const LATIN = 1;
const CYRILLIC = 2;
const CAPITAL = 4;
const SMALL = 8;
const OTHER = 16;

/** What a byte shows: the letter's alphabet and case, nothing for signs, or that it belongs to no plain name. */
const ASCII = new Uint8Array(128).fill(OTHER, 0, SPACE).fill(OTHER, 0x7f);
ASCII.fill(LATIN | CAPITAL, 0x41, 0x5b).fill(LATIN | SMALL, 0x61, 0x7b);
/** The second byte of a Cyrillic letter, after the first: А–Я and а–п, then р–я and ё. */
const AFTER_D0 = new Uint8Array(256).fill(OTHER);
AFTER_D0.fill(CYRILLIC | CAPITAL, 0x90, 0xb0).fill(CYRILLIC | SMALL, 0xb0, 0xc0);
const AFTER_D1 = new Uint8Array(256).fill(OTHER).fill(CYRILLIC | SMALL, 0x80, 0xc0);
