import { MAX_CELL_LETTERS } from '../../../shared/consumer/excel-limits';

/** Signs that a spreadsheet begins a formula with, the full-width ones included, and blanks that it may overlook before one. */
const OPENS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** One number, which may begin with a sign; `-2-3` is a sum. */
const NUMBER = /^[+-]\d[\d\s]*(?:[.,]\d+)?$/;
/** A phone whose blanks or brackets make no sum of it; `+7-900-000-00-00` would be shown as `-893`. */
const PHONE = /^\+\d(?=.*[\s()])[\d\s()-]*$/;

/** The cell with an apostrophe before it where a spreadsheet would take it for a formula (OWASP, CSV injection). */
export function safeForSpreadsheet(cell: string): string {
  return OPENS_FORMULA.test(cell) && !NUMBER.test(cell) && !PHONE.test(cell) ? `'${cell}` : cell;
}

/** What XML has no place for; exceljs leaves out the control characters only. */
const NOT_IN_XML = /[\uFFFE\uFFFF]/g;

/** The cell as a workbook can hold it: a longer text is cut and ends with `…`, because Excel would call the workbook damaged. */
export function fitForWorkbook(cell: string): string {
  const text = cell.replace(NOT_IN_XML, '');
  return text.length <= MAX_CELL_LETTERS ? text : `${text.slice(0, MAX_CELL_LETTERS - 1)}…`;
}
