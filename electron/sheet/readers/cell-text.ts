import type { CellErrorValue, CellRichTextValue, CellValue } from 'exceljs';
import { readNumberFormat } from './number-format';

/**
 * The text of an XLSX cell as a person would have typed it: dates as `2018-01-31` or, where the format shows a time,
 * `2018-01-31 00:11:22`; whole numbers with all the digits exceljs has; a formula's cached result; an error as `#N/A`.
 *
 * @param format The cell's number format.
 */
export function cellText(value: CellValue, format: string | undefined): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return numberText(value, format);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return '';
    default:
      return objectText(value, format);
  }
}

function objectText(value: Exclude<CellValue, string | number | boolean | undefined>, format?: string): string {
  if (value === null) return '';
  if (value instanceof Date) return dateText(value, format);
  if (isRichText(value)) return value.richText.map((run) => run.text).join('');
  if (isError(value)) return value.error;
  // The text of a hyperlink may be rich text itself, whatever the typings say.
  if ('hyperlink' in value) return cellText(value.text, format);
  if ('formula' in value || 'sharedFormula' in value) return cellText(value.result, format);
  return '';
}

const isRichText = (value: object): value is CellRichTextValue => 'richText' in value;
const isError = (value: object): value is CellErrorValue => 'error' in value;

function numberText(value: number, format: string | undefined): string {
  if (!Number.isFinite(value)) return '#NUM!';
  if (!Number.isInteger(value)) {
    // Excel computes with 15 digits: what is behind them is noise of the binary fraction, as in 0.30000000000000004.
    return String(Number(value.toPrecision(15)));
  }
  const digits = BigInt(Math.abs(value)).toString();
  return (value < 0 ? '-' : '') + digits.padStart(readNumberFormat(format).zeroPaddedDigits, '0');
}

/** Times of day without a date are serials below 1: on the day before Excel's first. */
const FIRST_DAY_END_MS = Date.UTC(1899, 11, 31);

function dateText(date: Date, format: string | undefined): string {
  // A serial of a time is a fraction that ends up to half a millisecond early; as a whole, half of all times would.
  const ms = Math.round(date.getTime() / 1000) * 1000;
  if (Number.isNaN(ms)) return '#NUM!';
  const iso = new Date(ms).toISOString();
  const day = iso.slice(0, 10);
  const time = iso.slice(11, 19);
  const shown = readNumberFormat(format);
  if (!shown.time) return day;
  return !shown.date && ms < FIRST_DAY_END_MS ? time : `${day} ${time}`;
}
