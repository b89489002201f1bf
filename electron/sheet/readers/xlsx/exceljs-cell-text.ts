import type { CellErrorValue, CellRichTextValue, CellValue } from 'exceljs';
import { DATE, PLAIN, readNumberFormat, TIME } from './number-format';

/**
 * The text of a cell that exceljs read, by the rules of our own reader as far as exceljs leaves them: of numbers, it keeps no more
 * digits than a double has.
 *
 * @param format The cell's number format.
 */
export function exceljsCellText(value: CellValue, format: string | undefined): string {
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
  if ('hyperlink' in value) return exceljsCellText(value.text, format);
  if ('formula' in value || 'sharedFormula' in value) return exceljsCellText(value.result, format);
  return '';
}

const isRichText = (value: object): value is CellRichTextValue => 'richText' in value;
const isError = (value: object): value is CellErrorValue => 'error' in value;

function numberText(value: number, format: string | undefined): string {
  if (!Number.isFinite(value)) return '#NUM!';
  if (!Number.isInteger(value)) return String(Number(value.toPrecision(15)));
  const digits = BigInt(Math.abs(value)).toString();
  return (value < 0 ? '-' : '') + digits.padStart(readNumberFormat(format ?? 'General').zeros, '0');
}

/** Times of day without a date are serials below 1: on the day before Excel's first. */
const FIRST_DAY_END_MS = Date.UTC(1899, 11, 31);

function dateText(date: Date, format: string | undefined): string {
  const ms = Math.round(date.getTime() / 1000) * 1000;
  if (Number.isNaN(ms)) return '#NUM!';
  const iso = new Date(ms).toISOString();
  const day = iso.slice(0, 10);
  const time = iso.slice(11, 19);
  // exceljs gives built-in format 22 as `m/d/yy "h":mm`, its hour made a literal.
  const { kind } = readNumberFormat((format ?? '').replaceAll('"h"', 'h'));
  if (kind === DATE || kind === PLAIN) return day;
  return kind === TIME && ms < FIRST_DAY_END_MS ? time : `${day} ${time}`;
}
