import { dateOrder } from '../../../shared/consumer/cells/parse-date';
import { parseNumber } from '../../../shared/consumer/cells/parse-number';

const ZERO = 0x30;
const DOT = 0x2e;
const MINUS = 0x2d;
const PLUS = 0x2b;
/** First byte of the true minus sign, U+2212. */
const LONG_MINUS = 0xe2;
/** Whole numbers of so many digits are exact. */
const SAFE_DIGITS = 15;
const MS_PER_DAY = 86_400_000;

/** The number that a trimmed cell holds, as `parseNumber` reads it; NaN if it holds none. */
export function numberIn(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] as number;
  if (!isDigit(first) && first !== MINUS && first !== PLUS && first !== LONG_MINUS) return NaN;
  if (!isDigit(bytes[end - 1] as number)) return NaN;
  const whole = digitsIn(bytes, start, end);
  if (whole >= 0 && end - start <= SAFE_DIGITS) return whole;
  return parseNumber(textOf(bytes, start, end)) ?? NaN;
}

/** The date that a trimmed cell holds, as `dateOrder` orders it; NaN if it holds none. */
export function dateIn(bytes: Uint8Array, start: number, end: number): number {
  if (!isDigit(bytes[start] as number)) return NaN;
  const day = dayIn(bytes, start, end);
  const time = Number.isNaN(day) ? NaN : timeIn(bytes, start + 10, end);
  return Number.isNaN(time) ? (dateOrder(textOf(bytes, start, end)) ?? NaN) : day + time;
}

/** `2024-01-31` or `31.01.2024` at the start, in ms. NaN for all that is written or reckoned otherwise. */
function dayIn(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 10) return NaN;
  const isYearFirst = isSign(bytes[start + 4] as number);
  const [yearAt, monthAt, dayAt] = isYearFirst ? [start, start + 5, start + 8] : [start + 6, start + 3, start];
  const [one, other] = isYearFirst ? [start + 4, start + 7] : [start + 2, start + 5];
  if (!isSign(bytes[one] as number) || bytes[one] !== bytes[other]) return NaN;
  const year = digitsIn(bytes, yearAt, yearAt + 4);
  const month = digitsIn(bytes, monthAt, monthAt + 2);
  const day = digitsIn(bytes, dayAt, dayAt + 2);
  // Every month has 28 days; the others are left to the calendar.
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 28) return NaN;
  return daysBefore(year, month, day) * MS_PER_DAY;
}

/** Nothing, ` 12:34` or `T12:34:56` up to the end, in ms. */
function timeIn(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 0) return 0;
  if ((length !== 6 && length !== 9) || !(bytes[start] === 0x20 || bytes[start] === 0x54)) return NaN;
  if (bytes[start + 3] !== 0x3a || (length === 9 && bytes[start + 6] !== 0x3a)) return NaN;
  const hour = digitsIn(bytes, start + 1, start + 3);
  const minute = digitsIn(bytes, start + 4, start + 6);
  const second = length === 9 ? digitsIn(bytes, start + 7, end) : 0;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return NaN;
  return ((hour * 60 + minute) * 60 + second) * 1_000;
}

/** Days from 1970-01-01 in the Gregorian calendar (Howard Hinnant's `days_from_civil`). */
function daysBefore(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** A whole number of digits only; −1 for anything else. */
function digitsIn(bytes: Uint8Array, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (!isDigit(byte)) return -1;
    number = number * 10 + byte - ZERO;
  }
  return end > start ? number : -1;
}

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= ZERO + 9;
const isSign = (byte: number): boolean => byte === MINUS || byte === DOT || byte === 0x2f;

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}
