import { LONGEST_EMAIL } from '../cells/email';
import { FIRST_YEAR, LAST_YEAR } from '../cells/parse-date';
import { isPlainName, isPlainText } from './plain-text';
import type { CellKind } from '../cells/read-cell';
import { LONGEST_NAME, MADE_UP_NAMES } from '../repairs/made-up';
import { HASH_PRIME, HASH_START, mayBeMadeUp, mayBeSlip } from '../repairs/slip-filter';

/**
 * Marks the cells of a column that `readCell` has to check, i.e. those that may have a fault. Works on the cells' UTF-8 bytes, since making
 * strings is the main cost of checking a million rows (performance-facts.md). A cell that is not marked has no fault (a property test
 * checks this). A marked cell may still be right.
 *
 * @param marks bit 1 is set for every marked cell; other bits are left alone
 */
export function markSuspects(kind: CellKind, cells: ColumnBytes, marks: Uint8Array): void {
  switch (kind) {
    case 'id':
      return markIds(cells, marks);
    case 'email':
      return markEmails(cells, marks);
    case 'phone':
      return markPhones(cells, marks);
    case 'date':
      return markDates(cells, marks);
    case 'number':
      return markNumbers(cells, marks);
    case 'boolean':
      return markFlags(cells, marks);
    case 'text':
      return markTexts(cells, marks);
    case 'name':
      return markNames(cells, marks);
  }
}

/** The cells of a column, as `Table.spans` returns them. */
export interface ColumnBytes {
  bytes: Uint8Array;
  starts: Uint32Array;
  ends: Uint32Array;
  count: number;
}

// One function per kind, so that each call inside has one target and gets inlined, and each loop is compiled separately.

function markIds({ bytes, starts, ends, count }: ColumnBytes, marks: Uint8Array): void {
  for (let i = 0; i < count; i += 1)
    if (!isPlainId(bytes, starts[i] as number, ends[i] as number)) marks[i] = (marks[i] as number) | 1;
}

function markEmails({ bytes, starts, ends, count }: ColumnBytes, marks: Uint8Array): void {
  for (let i = 0; i < count; i += 1)
    if (!isPlainEmail(bytes, starts[i] as number, ends[i] as number)) marks[i] = (marks[i] as number) | 1;
}

function markPhones({ bytes, starts, ends, count }: ColumnBytes, marks: Uint8Array): void {
  for (let i = 0; i < count; i += 1)
    if (!isPlainPhone(bytes, starts[i] as number, ends[i] as number)) marks[i] = (marks[i] as number) | 1;
}

function markDates({ bytes, starts, ends, count }: ColumnBytes, marks: Uint8Array): void {
  for (let i = 0; i < count; i += 1)
    if (!isPlainDate(bytes, starts[i] as number, ends[i] as number)) marks[i] = (marks[i] as number) | 1;
}

function markNumbers({ bytes, starts, ends, count }: ColumnBytes, marks: Uint8Array): void {
  for (let i = 0; i < count; i += 1)
    if (!isPlainNumber(bytes, starts[i] as number, ends[i] as number)) marks[i] = (marks[i] as number) | 1;
}

function markFlags({ bytes, starts, ends, count }: ColumnBytes, marks: Uint8Array): void {
  for (let i = 0; i < count; i += 1)
    if (!isPlainFlag(bytes, starts[i] as number, ends[i] as number)) marks[i] = (marks[i] as number) | 1;
}

function markTexts({ bytes, starts, ends, count }: ColumnBytes, marks: Uint8Array): void {
  for (let i = 0; i < count; i += 1)
    if (!isPlainText(bytes, starts[i] as number, ends[i] as number)) marks[i] = (marks[i] as number) | 1;
}

function markNames({ bytes, starts, ends, count }: ColumnBytes, marks: Uint8Array): void {
  for (let i = 0; i < count; i += 1)
    if (!isPlainName(bytes, starts[i] as number, ends[i] as number)) marks[i] = (marks[i] as number) | 1;
}

const DIGIT = 1;
const LETTER = 2;
/** Characters besides letters and digits that may be in the name of an e-mail, between dots. */
const NAME_SIGN = 4;

/** The class of an ASCII byte; 0 for everything else. */
const CLASS = new Uint8Array(256);
for (let byte = 0x30; byte <= 0x39; byte += 1) CLASS[byte] = DIGIT;
for (let byte = 0x41; byte <= 0x5a; byte += 1) CLASS[byte] = CLASS[byte + 0x20] = LETTER;
for (const sign of '_%+-') CLASS[sign.charCodeAt(0)] = NAME_SIGN;

const SPACE = 0x20;
const PLUS = 0x2b;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;
const AT = 0x40;
const UPPER_T = 0x54;
const UNDERSCORE = 0x5f;

const INTERNAL_ID_LENGTH = 24;
const SAFE_DIGITS = 15;

/** First letters of marks for missing values and of words for totals. Only ids without a digit can be either. */
const WORD_STARTS = new Uint8Array(256);
for (const letter of '-gGnNsStTuU') WORD_STARTS[letter.charCodeAt(0)] = 1;
const LONGEST_WORD = 12;

/** Whole numbers of up to fifteen digits, and codes of letters, digits, `-` and `_` that no rule for ids applies to. */
function isPlainId(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length <= 0 || length === INTERNAL_ID_LENGTH) return false;
  let digits = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    const kind = CLASS[byte] as number;
    if (kind === DIGIT) digits += 1;
    else if (kind !== LETTER && byte !== HYPHEN && byte !== UNDERSCORE) return false;
  }
  if (digits === length) return length <= SAFE_DIGITS;
  if (digits === 0 && length <= LONGEST_WORD && WORD_STARTS[bytes[start] as number] === 1) return false;
  // `1E5` is a number that a spreadsheet has rounded.
  return !(CLASS[bytes[start] as number] === DIGIT && ((bytes[start + 1] as number) | 0x20) === 0x65);
}

/** `name@host.tld` in ASCII, or nothing. Not for hosts that may be a slip. */
function isPlainEmail(bytes: Uint8Array, start: number, end: number): boolean {
  if (end <= start) return true;
  if (end - start > LONGEST_EMAIL) return false;
  let at = start;
  let segmentStart = start;
  for (; at < end; at += 1) {
    const byte = bytes[at] as number;
    if ((CLASS[byte] as number) !== 0) continue;
    if (at === segmentStart) return false;
    if (byte === AT) break;
    if (byte !== DOT) return false;
    segmentStart = at + 1;
  }
  if (at >= end || isRepeated(bytes, start, at, end) || mayNameNobody(bytes, start, at)) return false;
  return isPlainHost(bytes, at + 1, end);
}

/** Whether the part before the @ may be made up (made-up.ts). */
function mayNameNobody(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > LONGEST_NAME || MADE_UP_STARTS[(bytes[start] as number) | 0x20] === 0) return false;
  let hash = HASH_START;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    hash = Math.imul(hash ^ (CLASS[byte] === LETTER ? byte | 0x20 : byte), HASH_PRIME);
  }
  return mayBeMadeUp(hash);
}

const MADE_UP_STARTS = new Uint8Array(256);
for (const name of MADE_UP_NAMES) MADE_UP_STARTS[name.charCodeAt(0) & 0xff] = 1;

/** Whether the host begins with the name once more: `mail@mail.ru`. */
function isRepeated(bytes: Uint8Array, start: number, sign: number, end: number): boolean {
  const length = sign - start;
  if (sign + length + 1 >= end || bytes[sign + length + 1] !== DOT) return false;
  for (let at = start; at < sign; at += 1) {
    if (((bytes[at] as number) | 0x20) !== ((bytes[at + length + 1] as number) | 0x20)) return false;
  }
  return true;
}

function isPlainHost(bytes: Uint8Array, start: number, end: number): boolean {
  let labelStart = start;
  let labels = 0;
  let lettersOnly = true;
  let hash = HASH_START;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    const kind = CLASS[byte] as number;
    hash = Math.imul(hash ^ (kind === LETTER ? byte | 0x20 : byte), HASH_PRIME);
    if (kind === LETTER) continue;
    if (kind === DIGIT) lettersOnly = false;
    else if (byte === HYPHEN) {
      if (at === labelStart) return false;
      lettersOnly = false;
    } else if (byte === DOT) {
      if (at === labelStart || bytes[at - 1] === HYPHEN) return false;
      labels += 1;
      labelStart = at + 1;
      lettersOnly = true;
    } else return false;
  }
  return labels > 0 && lettersOnly && end - labelStart >= 2 && !mayBeSlip(hash);
}

/** A Russian or Kazakh number in any usual notation (the fast pattern of phone.ts) that is not made up, or nothing. */
function isPlainPhone(bytes: Uint8Array, start: number, end: number): boolean {
  if (end <= start) return true;
  let at = start;
  if (bytes[at] === PLUS) {
    at += 1;
    if (bytes[at] !== 0x37) return false;
  } else if (bytes[at] !== 0x37 && bytes[at] !== 0x38) return false;
  // `79 161 234 567` is a number in a spreadsheet's format.
  else if (bytes[at + 2] === SPACE && (CLASS[bytes[at + 1] as number] as number) === DIGIT) return false;
  at += 1;
  let digits = 0;
  let last = 0;
  let alike = 0;
  let inARow = 0;
  for (; at < end; at += 1) {
    const byte = bytes[at] as number;
    if ((CLASS[byte] as number) === DIGIT) {
      alike = byte === last ? alike + 1 : 1;
      inARow = byte === last + 1 || (byte === 0x30 && last === 0x39) ? inARow + 1 : 1;
      last = byte;
      if (digits === 0 && byte !== 0x33 && byte !== 0x34 && byte < 0x37) return false;
      digits += 1;
    } else if (byte !== HYPHEN && byte !== 0x28 && byte !== 0x29 && (byte !== SPACE || at === end - 1)) return false;
  }
  return digits === 10 && inARow < 10 && alike < (last === 0x30 ? 7 : 9);
}

/** `2018-01-31` or `31.01.2018`, alone or with a time `18:30` or `18:30:59`, or nothing. Assumes that the time zone is known. */
function isPlainDate(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length <= 0) return true;
  if (length !== 10 && length !== 16 && length !== 19) return false;
  const dayFirst = bytes[start + 2] === DOT;
  const year = dayFirst ? fourDigits(bytes, start + 6) : fourDigits(bytes, start);
  const month = twoDigits(bytes, dayFirst ? start + 3 : start + 5);
  const day = twoDigits(bytes, dayFirst ? start : start + 8);
  if (dayFirst ? bytes[start + 5] !== DOT : bytes[start + 4] !== HYPHEN || bytes[start + 7] !== HYPHEN) return false;
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31) return false;
  if (day > 28 && (month === 2 || (day === 31 && (month === 4 || month === 6 || month === 9 || month === 11)))) {
    return false;
  }
  return length === 10 || isPlainTime(bytes, start + 10, length);
}

function isPlainTime(bytes: Uint8Array, at: number, length: number): boolean {
  if (bytes[at] !== SPACE && bytes[at] !== UPPER_T) return false;
  const hour = twoDigits(bytes, at + 1);
  const minute = twoDigits(bytes, at + 4);
  if (bytes[at + 3] !== COLON || hour < 0 || hour > 23 || minute < 0 || minute > 59) return false;
  if (length === 16) return true;
  const second = twoDigits(bytes, at + 7);
  return bytes[at + 6] === COLON && second >= 0 && second <= 59;
}

/** The number in two digits, negative if they are not digits. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 0x30;
  const ones = (bytes[at + 1] as number) - 0x30;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}

function fourDigits(bytes: Uint8Array, at: number): number {
  const high = twoDigits(bytes, at);
  const low = twoDigits(bytes, at + 2);
  return high < 0 || low < 0 ? -1 : high * 100 + low;
}

/** `-12`, `12.5`, `12,5` of up to fifteen digits, or nothing. */
function isPlainNumber(bytes: Uint8Array, start: number, end: number): boolean {
  if (end <= start) return true;
  let at = bytes[start] === HYPHEN ? start + 1 : start;
  let digits = 0;
  let point = -1;
  for (; at < end; at += 1) {
    const byte = bytes[at] as number;
    if ((CLASS[byte] as number) === DIGIT) digits += 1;
    else if ((byte === DOT || byte === COMMA) && point < 0 && digits > 0) point = at;
    else return false;
  }
  return digits > 0 && digits <= SAFE_DIGITS && point !== end - 1;
}

/** `1`, `0`, `true`, `false`, `да`, `нет`, or nothing. */
function isPlainFlag(bytes: Uint8Array, start: number, end: number): boolean {
  switch (end - start) {
    case 1:
      return bytes[start] === 0x30 || bytes[start] === 0x31;
    case 4:
      return stands(TRUE, bytes, start) || stands(DA, bytes, start);
    case 5:
      return stands(FALSE, bytes, start);
    case 6:
      return stands(NET, bytes, start);
    default:
      return end <= start;
  }
}

const TRUE = [0x74, 0x72, 0x75, 0x65];
const FALSE = [0x66, 0x61, 0x6c, 0x73, 0x65];
const DA = [0xd0, 0xb4, 0xd0, 0xb0];
const NET = [0xd0, 0xbd, 0xd0, 0xb5, 0xd1, 0x82];

function stands(word: readonly number[], bytes: Uint8Array, at: number): boolean {
  for (let index = 0; index < word.length; index += 1) if (bytes[at + index] !== word[index]) return false;
  return true;
}
