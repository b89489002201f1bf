import { isKnownZone, zoneClock } from '../../shop/zone-clock';

/** Years outside this range are typos, not dates of customers. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2100;

/** The range of offsets that exist on Earth. Anything outside it, as in `00:00-2019`, was not meant as an offset. */
const WESTERNMOST_MINUTES = -12 * 60;
const EASTERNMOST_MINUTES = 14 * 60;

const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`;
const YEAR_FIRST = new RegExp(
  String.raw`^(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?:(?:T|\s+)${TIME}(?:\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?))?)?$`,
  'i',
);
/** Russian order, day first, with dots, slashes or hyphens. */
const DAY_FIRST = new RegExp(
  String.raw`^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:\s*г\.?)?(?:,?(?:T|\s+)${TIME})?$`,
  'i',
);

/** A date as written in the cell, with a four-digit year. */
interface DateParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** With its decimal point, e.g. `.5`. Empty if there is none. */
  fraction: string;
}

/**
 * Reads a date as sheets have it: Aplaut's `2018-01-01 00:11:22`, RFC 3339, and the Russian `01.02.2018`, `1.2.18 0:11`. Returns it in RFC
 * 3339 with an offset, or null if it is no date. With slashes the day comes first too, so `02/13/2018` is no date: otherwise many dates of
 * an American sheet would silently be wrong. A time with an offset keeps it. One without an offset is a time of the zone (see {@link
 * zoneClock} for the hours around a clock change).
 *
 * @param timeZone IANA name, such as `Europe/Moscow`; if it is unknown, dates without an offset are not read
 */
export function parseDate(text: string, timeZone: string): string | null {
  const read = writtenDate(text);
  if (read === null) return null;
  return read.offset === undefined ? inZone(read.parts, timeZone) : withOffset(read.parts, read.offset);
}

/** Whether {@link parseDate} would find a date. Faster, since converting to the zone takes most of the time. */
export function isDate(text: string, timeZone: string): boolean {
  const read = writtenDate(text);
  if (read === null) return false;
  return read.offset === undefined ? isKnownZone(timeZone) : withOffset(read.parts, read.offset) !== null;
}

/**
 * A number by which dates are sorted: milliseconds since 1970 of a date that {@link parseDate} reads, null for anything else. A date without
 * an offset counts as UTC, since the dates of one column hardly ever differ in that.
 */
export function dateOrder(text: string): number | null {
  const read = writtenDate(text);
  if (read === null) return null;
  const { year, month, day, hour, minute, second, fraction } = read.parts;
  const offset = read.offset === undefined ? 'Z' : withOffset(read.parts, read.offset)?.slice(19 + fraction.length);
  if (offset === undefined) return null;
  const minutes =
    offset === 'Z' ? 0 : Number(`${offset[0]}1`) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4)));
  return Date.UTC(year, month - 1, day, hour, minute - minutes, second, Number(`0${fraction}`) * 1_000);
}

/** A date as the cell has it; null if the text is none. `offset` is undefined where the text has none. */
export function writtenDate(text: string): { parts: DateParts; offset: string | undefined } | null {
  const yearFirst = YEAR_FIRST.exec(text);
  const match = yearFirst ?? DAY_FIRST.exec(text);
  if (match === null) return null;
  const [, first = '', , month, third = '', hour = '0', minute = '0', second = '0', fraction = '', offset] = match;
  const parts: DateParts = {
    year: yearFirst === null ? fullYear(third) : Number(first),
    month: Number(month),
    day: Number(yearFirst === null ? first : third),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    fraction: fractionText(fraction),
  };
  return isOnCalendar(parts) ? { parts, offset } : null;
}

function inZone(parts: DateParts, timeZone: string): string | null {
  const clock = zoneClock(timeZone);
  if (clock === null) return null;
  const asked = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  const { localMs, offsetMinutes } = clock.place(asked);
  const clockText = localMs === asked ? wallClock(parts) : new Date(localMs).toISOString().slice(0, 19);
  return `${clockText}${parts.fraction}${offsetText(offsetMinutes)}`;
}

function withOffset(parts: DateParts, offset: string): string | null {
  if (!/^[+-]/.test(offset)) return `${wallClock(parts)}${parts.fraction}Z`;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(':', ''));
  const offsetMinutes = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  if (minutes > 59 || offsetMinutes < WESTERNMOST_MINUTES || offsetMinutes > EASTERNMOST_MINUTES) return null;
  return `${wallClock(parts)}${parts.fraction}${offsetText(offsetMinutes)}`;
}

/** Two digits mean 1950 to 2049: no customer's date is further ahead. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function isOnCalendar({ year, month, day, hour, minute, second }: DateParts): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return false;
  if (hour > 23 || minute > 59 || second > 59) return false;
  // Every month has 28 days, so the calendar is needed only beyond them.
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function wallClock({ year, month, day, hour, minute, second }: DateParts): string {
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

function fractionText(digits: string): string {
  const needed = digits.replace(/0+$/, '');
  return needed === '' ? '' : `.${needed}`;
}

function offsetText(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(part: number): string {
  return part < 10 ? `0${part}` : String(part);
}
