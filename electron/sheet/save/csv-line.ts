/**
 * A line of a CSV file (RFC 4180). All cells are quoted: if a program reads the file with another separator, no part of a cell then becomes
 * a cell of its own, and a line of empty cells is a row. Texts are written as they are, also those that a spreadsheet takes for a formula:
 * the file is the table, and would not be the same with a sign before them.
 */
export function csvLine(cells: readonly string[], delimiter: string): string {
  return `${cells.map((text) => `"${plain(text).replaceAll('"', '""')}"`).join(delimiter)}\r\n`;
}

/** `="00123"` is read as the text `00123`, so a text of that form is wrapped once more. */
function plain(text: string): string {
  return text.startsWith('="') && text.endsWith('"') ? `="${text.replaceAll('"', '""')}"` : text;
}

/**
 * A line of a CSV file for a program, not for a spreadsheet: the texts exactly as they are, in quotes only where they need them.
 */
export function exactCsvLine(cells: readonly string[]): string {
  return `${cells.map((text) => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')}\r\n`;
}

/** Also what a reader may take for another separator or, as databases write it, for a missing value, and spaces that it may drop. */
const NEEDS_QUOTES = /[",;|\\\t\r\n]|^\s|\s$/;
