/** A phone or a number, which may begin with a sign without being a formula. */
const PLAIN_NUMBER = /^[+-]?[\d\s().,-]*\d[\d\s().,-]*$/;

/** The cell with an apostrophe before it where a spreadsheet would take it for a formula (OWASP, CSV injection). */
export function safeForSpreadsheet(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
}
