/**
 * Cells as tab-separated text, in the form that Excel and Google Sheets write to the clipboard and read from it: one line per row, a tab
 * between cells, quotes around a cell with a tab or a line break. `readClipboard` says which quotes count.
 */

const BREAK = /\r\n|\r|\n/y;

/** Writes a block of cells so that {@link readClipboard} returns exactly the same cells. */
export function writeClipboard(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(writeField).join('\t')}\r\n`).join('');
}

/** The cells as a table of HTML, which Excel prefers to text. The style says that they are texts: `007` stays `007`. */
export function writeClipboardHtml(rows: readonly (readonly string[])[]): string {
  const cell = (value: string): string => `<td style="mso-number-format:'\\@'">${escapeHtml(value)}</td>`;
  return `<table>${rows.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`).join('')}</table>`;
}

/**
 * Reads cells from the clipboard. A field is quoted only if it begins with `"` and its first undoubled `"` after that is right before a
 * tab, a line break or the end. Otherwise its quotes are part of the text, so that a stray quote never joins rows. Text without a tab or
 * line break is one cell, quotes included. A line break at the very end starts no new row.
 */
export function readClipboard(text: string): string[][] {
  if (text === '') return [];
  if (!/[\t\r\n]/.test(text)) return [[text]];
  const rows: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  for (;;) {
    const { value, end } = readField(text, at);
    cells.push(value);
    if (text[end] === '\t') {
      at = end + 1;
      continue;
    }
    rows.push(cells);
    cells = [];
    at = end + breakLength(text, end);
    if (at >= text.length) return rows;
  }
}

function escapeHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll(/\r\n|\r|\n/g, '<br>');
}

function writeField(value: string): string {
  return /[\t\r\n]/.test(value) || isOpenQuote(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Whether a field without tabs and breaks would be read as quoted, or as the beginning of a quoted one. */
function isOpenQuote(value: string): boolean {
  if (!value.startsWith('"')) return false;
  const quote = closingQuote(value, 0);
  return quote === -1 || quote === value.length - 1;
}

function readField(text: string, start: number): { value: string; end: number } {
  if (text[start] === '"') {
    const quote = closingQuote(text, start);
    if (quote !== -1 && endsField(text, quote + 1)) {
      return { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    }
  }
  let end = start;
  while (!endsField(text, end)) end += 1;
  return { value: text.slice(start, end), end };
}

/** Position of the first undoubled quote after the one at `start`; -1 if there is none. */
function closingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function endsField(text: string, at: number): boolean {
  return at >= text.length || text[at] === '\t' || text[at] === '\r' || text[at] === '\n';
}

function breakLength(text: string, at: number): number {
  BREAK.lastIndex = at;
  return BREAK.exec(text)?.[0].length ?? 0;
}
