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

/** The longest text that Excel takes in a cell; a workbook with a longer one is "damaged" to it. */
const LONGEST_CELL = 32_767;
/** What XML has no place for; exceljs leaves out the control characters only. */
const NOT_IN_XML = /[\uFFFE\uFFFF]/g;

/** The cell as a workbook can hold it: too long a text is cut, and ends with `…`. */
export function fitForWorkbook(cell: string): string {
  const text = cell.replace(NOT_IN_XML, '');
  return text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1)}…`;
}
