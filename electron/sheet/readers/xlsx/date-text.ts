import { DATE, DATE_TIME, ELAPSED, TIME, type NumberFormat } from './number-format';

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const COLON = 0x3a;
const SPACE = 0x20;

const DAY_SECONDS = 86_400;
/** The serial number of 1970-01-01 if 1900-01-01 is 1, and if 1904-01-01 is 0 (ECMA-376 part 1, 18.17.4.1). */
const UNIX_SERIAL = 25_569;
const DAYS_FROM_1900_TO_1904 = 1_462;
/** 9999-12-31, the last day of Excel's calendar. */
const MAX_SERIAL = 2_958_465;
/** 1900-02-29, which did not exist but is in Excel's calendar, after Lotus 1-2-3. */
const FALSE_LEAP_DAY = 60;
const MAX_UNIX_DAY = MAX_SERIAL - UNIX_SERIAL;
/**
 * After a date that is shown without its time come this byte, which begins no text, and ` 12:34:56`. They are not part of the cell's text.
 */
const TIME_MARK = 0;
const NO_TIME_MARK = 1;
export const HIDDEN_TIME_BYTES = 10;
/** Digits beyond the seventeenth do not change the second. */
const FRACTION_SCALE = 1e17;

/**
 * Rewrites the serial number of a date or time in place, as the format shows it: `2018-01-31`, `2018-01-31 00:11:22` or `00:11:22`. Rounds
 * to the second, since the serial number of a time may be up to half a millisecond early. There must be room for 32 bytes from `start`: a
 * time that the format hides is written after the end (see {@link hidesTime}).
 *
 * @returns the new end, or −1 if the bytes are not the serial number of a date that Excel can show; they are then left as they are
 */
export function writeDate(
  bytes: Buffer,
  start: number,
  end: number,
  kind: NumberFormat['kind'],
  isFrom1904: boolean,
): number {
  // Done by hand: converting each of a million dates to a string and a number would take longer than everything else.
  let p = start;
  let day = 0;
  for (; p < end; p += 1) {
    const digit = (bytes[p] as number) - ZERO;
    if (digit < 0 || digit > 9) break;
    day = day * 10 + digit;
    if (day > MAX_SERIAL) return -1;
  }
  if (p === start) return -1;
  let fraction = 0;
  if (bytes[p] === POINT && p < end) {
    let scale = 1;
    for (p += 1; p < end; p += 1) {
      const digit = (bytes[p] as number) - ZERO;
      if (digit < 0 || digit > 9) break;
      if (scale < FRACTION_SCALE) {
        fraction = fraction * 10 + digit;
        scale *= 10;
      }
    }
    fraction /= scale;
  }
  if (p < end) return writeSerial(bytes, start, Number(bytes.toString('latin1', start, end)), kind, isFrom1904);
  return writeDayAndTime(bytes, start, day, fraction, kind, isFrom1904);
}

/** Serial numbers with an exponent, and all other forms of a number. */
function writeSerial(
  bytes: Buffer,
  start: number,
  serial: number,
  kind: NumberFormat['kind'],
  isFrom1904: boolean,
): number {
  if (!(serial >= 0 && serial <= MAX_SERIAL + 1)) return -1;
  const day = Math.floor(serial);
  return writeDayAndTime(bytes, start, day, serial - day, kind, isFrom1904);
}

function writeDayAndTime(
  bytes: Buffer,
  start: number,
  serialDay: number,
  fraction: number,
  kind: NumberFormat['kind'],
  isFrom1904: boolean,
): number {
  let second = Math.floor(fraction * DAY_SECONDS + 0.5);
  if (kind === ELAPSED) return writeTime(bytes, start, serialDay * DAY_SECONDS + second);
  if (kind === TIME && serialDay === 0) return writeTime(bytes, start, second % DAY_SECONDS);
  let day = serialDay;
  if (second === DAY_SECONDS) {
    day += 1;
    second = 0;
  }
  const unixDay = isFrom1904 ? day + DAYS_FROM_1900_TO_1904 - UNIX_SERIAL : unixDayOf1900(day);
  if (unixDay > MAX_UNIX_DAY) return -1;
  const dayEnd = writeDay(bytes, start, unixDay);
  if (kind === DATE) {
    bytes[dayEnd] = second === 0 ? NO_TIME_MARK : TIME_MARK;
    if (second > 0) writeHiddenTime(bytes, dayEnd, second);
    return dayEnd;
  }
  bytes[dayEnd] = SPACE;
  return writeTime(bytes, dayEnd + 1, second);
}

function writeHiddenTime(bytes: Buffer, at: number, second: number): void {
  bytes[at + 1] = SPACE;
  writeTime(bytes, at + 2, second);
}

/** Whether a hidden time follows the date that ends here. */
export function hidesTime(bytes: Uint8Array, end: number): boolean {
  return bytes[end] === TIME_MARK;
}

/**
 * The date that ends here, with its time: `2018-01-31 12:34:56`.
 *
 * @param start of the date
 */
export function textWithTime(bytes: Buffer, start: number, end: number): string {
  const date = bytes.toString('utf8', start, end);
  return hidesTime(bytes, end) ? date + bytes.toString('latin1', end + 1, end + HIDDEN_TIME_BYTES) : date;
}

/** Serial numbers below 60 are days of 1900 as Excel shows them. 60 itself does not exist and is taken as the day before it. */
function unixDayOf1900(day: number): number {
  return (day < FALSE_LEAP_DAY ? day + 1 : day) - UNIX_SERIAL;
}

/** The Gregorian calendar in integer arithmetic. Years begin in March, so that the leap day is the last day of the year. */
function writeDay(bytes: Buffer, at: number, unixDay: number): number {
  const day = unixDay + 719_468;
  const era = (day / 146_097) | 0;
  const ofEra = day - era * 146_097;
  const yearOfEra = ((ofEra - ((ofEra / 1_460) | 0) + ((ofEra / 36_524) | 0) - ((ofEra / 146_096) | 0)) / 365) | 0;
  const ofYear = ofEra - (365 * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0));
  const monthFromMarch = ((5 * ofYear + 2) / 153) | 0;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  writePair(bytes, at, (year / 100) | 0);
  writePair(bytes, at + 2, year % 100);
  bytes[at + 4] = MINUS;
  writePair(bytes, at + 5, month);
  bytes[at + 7] = MINUS;
  writePair(bytes, at + 8, ofYear - (((153 * monthFromMarch + 2) / 5) | 0) + 1);
  return at + 10;
}

function writeTime(bytes: Buffer, start: number, seconds: number): number {
  const hours = Math.floor(seconds / 3600);
  let at = start;
  if (hours < 100) {
    writePair(bytes, at, hours);
    at += 2;
  } else at += bytes.write(String(hours), at, 'latin1');
  bytes[at] = COLON;
  writePair(bytes, at + 1, Math.floor(seconds / 60) % 60);
  bytes[at + 3] = COLON;
  writePair(bytes, at + 4, seconds % 60);
  return at + 6;
}

function writePair(bytes: Buffer, at: number, number: number): void {
  const tens = (number / 10) | 0;
  bytes[at] = ZERO + tens;
  bytes[at + 1] = ZERO + number - tens * 10;
}

const ISO = /^(\d{4}-\d\d-\d\d)?(?:T?(\d\d:\d\d)(?::(\d\d(?:\.\d+)?))?Z?)?$/;

/** A time in a strict workbook: elapsed hours, minutes and seconds (ISO 8601). */
const DURATION = /^P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6}(?:\.\d+)?)S)?)?$/;

function durationText(text: string): string | null {
  const found = DURATION.exec(text);
  if (found === null || !/\d/.test(text)) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  const total = Math.round(days * DAY_SECONDS + hours * 3600 + minutes * 60 + seconds);
  const bytes = Buffer.alloc(24);
  return bytes.toString('latin1', 0, writeTime(bytes, 0, total));
}

/**
 * The text of a cell of type `d` (ISO 8601; ECMA-376 part 1, 18.18.11) in the form used for serial numbers. Left as it is if it is not such
 * a date. A time that the format hides comes after a NUL.
 */
export function isoDateText(text: string, kind: NumberFormat['kind']): string {
  const [, day, minutes, seconds = '00'] = ISO.exec(text) ?? [];
  if (day === undefined && minutes === undefined) return durationText(text) ?? text;
  const ms = Date.parse(`${day ?? '1970-01-01'}T${minutes ?? '00:00'}:00Z`) + Math.round(Number(seconds)) * 1000;
  if (Number.isNaN(ms)) return text;
  const iso = new Date(ms).toISOString();
  const time = iso.slice(11, 19);
  if (day === undefined) return time;
  if (kind === DATE) return time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)}\0 ${time}`;
  return minutes !== undefined || kind === DATE_TIME ? `${iso.slice(0, 10)} ${time}` : iso.slice(0, 10);
}
