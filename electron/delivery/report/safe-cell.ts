import { MAX_CELL_LETTERS } from '../../../shared/consumer/excel-limits';

/** Characters that begin a formula in a spreadsheet, including full-width ones, and white space that it may skip before one. */
const OPENS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** A single number, possibly with a sign; `-2-3` is a sum. */
const NUMBER = /^[+-]\d[\d\s]*(?:[.,]\d+)?$/;
/** A phone whose spaces or brackets keep it from being a sum; `+7-900-000-00-00` would be shown as `-893`. */
const PHONE = /^\+\d(?=.*[\s()])[\d\s()-]*$/;

/** Puts an apostrophe before a cell that a spreadsheet would take for a formula (OWASP, CSV injection). */
export function safeForSpreadsheet(cell: string): string {
  return OPENS_FORMULA.test(cell) && !NUMBER.test(cell) && !PHONE.test(cell) ? `'${cell}` : cell;
}

/** Characters not allowed in XML. exceljs removes only the control characters. */
const NOT_IN_XML = /[\uFFFE\uFFFF]/g;

/** The cell in a form that a workbook can hold. A longer text is cut and ends with `…`, since Excel would call the workbook damaged. */
export function fitForWorkbook(cell: string): string {
  const text = cell.replace(NOT_IN_XML, '');
  return text.length <= MAX_CELL_LETTERS ? text : `${text.slice(0, MAX_CELL_LETTERS - 1)}…`;
}
