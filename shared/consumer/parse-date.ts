import { DateTime } from 'luxon';

/** Years beyond these are slips of the keyboard, not dates of customers. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

const TIME = String.raw`(?:[T\s]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d{1,9})?)?)?`;
const OFFSET = String.raw`\s*(?<offset>Z|[+-]\d{2}:?\d{2})?`;
const YEAR_FIRST = new RegExp(
  String.raw`^(?<year>\d{4})[-./](?<month>\d{1,2})[-./](?<day>\d{1,2})${TIME}${OFFSET}$`,
  'i',
);
/** Russian order: the day comes first, with dots or with slashes. */
const DAY_FIRST = new RegExp(
  String.raw`^(?<day>\d{1,2})[./-](?<month>\d{1,2})[./-](?<year>\d{4}|\d{2})(?:\s*г\.?)?,?${TIME}$`,
  'i',
);

/**
 * Reads a date as sheets have it and gives it in RFC 3339 with an offset, or null where it is none: the cabinet's
 * `2018-01-01 00:11:22`, ISO 8601, and the Russian `01.02.2018`, `1.2.18 0:11`. A time with an offset keeps it; without one it is a time
 * of the zone. A time that the zone skips (spring) is moved on by the gap; of one that it has twice (autumn) the earlier is meant.
 *
 * @param timeZone IANA name, such as `Europe/Moscow`
 */
export function parseDate(text: string, timeZone: string): string | null {
  const parts = (YEAR_FIRST.exec(text) ?? DAY_FIRST.exec(text))?.groups;
  if (parts === undefined) return null;
  const local = {
    year: fullYear(parts['year'] ?? ''),
    month: Number(parts['month']),
    day: Number(parts['day']),
    hour: Number(parts['hour'] ?? 0),
    minute: Number(parts['minute'] ?? 0),
    second: Number(parts['second'] ?? 0),
  };
  if (local.year < FIRST_YEAR || local.year > LAST_YEAR || !isOnCalendar(local)) return null;
  const offset = parts['offset'];
  if (offset !== undefined) return `${wallClock(local)}${normalOffset(offset)}`;
  const at = DateTime.fromObject(local, { zone: timeZone });
  return at.isValid ? at.toISO({ suppressMilliseconds: true }) : null;
}

interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** Two digits mean the hundred years that end in 2049: no customer's date is further ahead. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function isOnCalendar({ year, month, day, hour, minute, second }: LocalTime): boolean {
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return false;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function wallClock({ year, month, day, hour, minute, second }: LocalTime): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

function normalOffset(offset: string): string {
  if (offset.toUpperCase() === 'Z') return 'Z';
  return offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
}
