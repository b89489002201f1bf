/** Which of two numbers is the day. */
export type DateOrder = 'day-first' | 'month-first';

const MONTHS = [
  ['янв', 'jan'],
  ['фев', 'feb'],
  ['мар', 'mar'],
  ['апр', 'apr'],
  ['ма[йя]', 'may'],
  ['июн', 'jun'],
  ['июл', 'jul'],
  ['авг', 'aug'],
  ['сен', 'sep'],
  ['окт', 'oct'],
  ['ноя', 'nov'],
  ['дек', 'dec'],
].map(([russian = '', english = '']) => new RegExp(`^(?:${russian}|${english})`, 'iu'));

/** Full names and their genitives, and abbreviations: `март`, `марта`, `мар.`, `сент.`, `March`, `Sept`. */
const MONTH_NAME =
  /^(?:январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]|декабр[ья]|(?:янв|фев|февр|мар|апр|июн|июл|авг|сен|сент|окт|ноя|нояб|дек)\.?|january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.?)$/iu;

const YEAR = String.raw`(\d{4}|\d{2})(?:\s*(?:г\.?|года?|year))?`;
const TIME = String.raw`(?:,?\s*(?:в\s+|at\s+|T)?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([ap]\.?m\.?)?)?`;
const DAY_MONTH = new RegExp(
  String.raw`^(?:\p{L}+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s.-]*(?:of\s+)?(\p{L}+\.?)[\s,-]*${YEAR}${TIME}$`,
  'iu',
);
const MONTH_DAY = new RegExp(
  String.raw`^(?:\p{L}+,\s+)?(\p{L}+\.?)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+${YEAR}${TIME}$`,
  'iu',
);
const NUMBERS = new RegExp(String.raw`^(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?:\s*г\.?)?${TIME}$`, 'iu');
const COMPACT = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

/** Hour, minute, second, and a.m. or p.m.; what is missing is undefined. */
type Time = readonly (string | undefined)[];

/** A date with the name of its month, or the digits of a date without signs, as `2024-03-05 18:30`; null for anything else. */
export function writtenDate(text: string): string | null {
  if (text.length > 60) return null;
  const compact = COMPACT.exec(text);
  if (compact !== null) return isoDate(compact[1], compact[2], compact[3], []);
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth !== null) return isoDate(dayMonth[3], monthOf(dayMonth[2]), dayMonth[1], dayMonth.slice(4));
  const monthDay = MONTH_DAY.exec(text);
  return monthDay === null ? null : isoDate(monthDay[3], monthOf(monthDay[1]), monthDay[2], monthDay.slice(4));
}

/** A date of two numbers and a year, with slashes or hyphens: what it says about their order. Null for anything else. */
export function orderShown(text: string): DateOrder | 'open' | null {
  const [, first, , second] = NUMBERS.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  const [one, other] = [Number(first), Number(second)];
  if (one < 1 || other < 1 || one > 31 || other > 31 || (one > 12 && other > 12)) return null;
  if (one > 12) return 'day-first';
  if (other > 12) return 'month-first';
  return one === other ? null : 'open';
}

/** Such a date read in this order, the year first; null for anything else, or if it cannot be read so. */
export function inOrder(text: string, order: DateOrder): string | null {
  const match = NUMBERS.exec(text);
  if (match === null) return null;
  const [, first, , second, year] = match;
  return order === 'day-first'
    ? isoDate(year, second, first, match.slice(5))
    : isoDate(year, first, second, match.slice(5));
}

/** Days from 1954 to 2064, as Excel counts them, and a fraction for the time. */
const SERIAL = /^([2-5]\d{4})(?:[.,](\d{1,15}))?$/;
const MS_PER_DAY = 86_400_000;
/** Day 0 of Excel, with the day that its 1900 has too many. */
const EXCEL_ZERO = Date.UTC(1899, 11, 30);

/** The date that is meant by a day number of Excel; null for anything else. */
export function serialDate(text: string): string | null {
  const [, days, fraction] = SERIAL.exec(text) ?? [];
  if (days === undefined) return null;
  const seconds = fraction === undefined ? 0 : Math.round((Number(`0.${fraction}`) * MS_PER_DAY) / 1_000);
  const iso = new Date(EXCEL_ZERO + Number(days) * MS_PER_DAY + seconds * 1_000).toISOString();
  return seconds === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

function monthOf(name = ''): string | undefined {
  if (!MONTH_NAME.test(name)) return undefined;
  return String(MONTHS.findIndex((month) => month.test(name)) + 1);
}

/** The date if it is on the calendar and its time on the clock; else null. */
function isoDate(year = '', month = '', day = '', [hour, minute = '', second, half]: Time): string | null {
  const full = year.length === 2 ? String(Number(year) < 50 ? 2000 + Number(year) : 1900 + Number(year)) : year;
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== date) return null;
  if (hour === undefined) return date;
  const isLate = /^p/i.test(half ?? '');
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (isLate ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  return `${date} ${String(hours).padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`;
}
