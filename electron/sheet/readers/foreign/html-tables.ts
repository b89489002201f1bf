import { CELL_NUMBER, CELL_TEXT, type ParsedSheet } from './foreign-workbook';
import { CellPacker } from './cell-packer';
import { decodeHtml } from './html-entities';

/** Tags, comments, and what is between them. Elements whose content is not shown are taken as a whole. */
const TOKEN =
  /<!--[^]*?(?:-->|$)|<(script|style|title|head|xml)\b[^]*?<\/\1\s*>|<(\/?)([a-z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|([^<]+)|</gi;
/** These begin a new line. */
const LINES = new Set(['br', 'p', 'div', 'li', 'tr']);
/** An attribute of cells in pages that Excel wrote. */
const EXCEL_NUMBER = /(?:^|\s)x:num=["']?(\d{1,17}(?:\.\d*)?)(?=["'\s]|$)/i;
const SHORT_FORM = /^\d(?:[.,]\d+)?E\+\d+$/i;
/** The most that HTML allows for `colspan` and `rowspan`. */
const MAX_COLUMN_SPAN = 1000;
const MAX_ROW_SPAN = 65_534;

interface OpenTable {
  packer: CellPacker;
  merges: number[];
  /** 1-based number of the current row; 0 before the first. */
  row: number;
  column: number;
  /** Columns that cells of earlier rows cover, with the last such row. */
  covered: Map<number, number>;
  /** The text of the current cell; null between cells. */
  text: string | null;
  /** The number that the cell holds, if Excel wrote the page; else empty. */
  number: string;
  isInRow: boolean;
  /** Columns that the current cell takes. */
  span: number;
  /** Cells with a text. */
  filled: number;
}

/**
 * The tables of a web page that have texts, each as a sheet, in the order of the page. Shops and 1C call such pages «Excel». By the HTML
 * standard, end tags of rows and cells may be missing. All cells are texts, so that ids keep their zeros.
 */
export function readHtmlTables(html: string, nameOf: (index: number) => string): ParsedSheet[] {
  const found: OpenTable[] = [];
  const open: OpenTable[] = [];
  for (const [token, , end, name = '', attributes = '', text] of html.matchAll(TOKEN)) {
    const table = open.at(-1);
    if (text !== undefined || token === '<') {
      if (typeof table?.text === 'string') table.text += token;
      continue;
    }
    const tag = name.toLowerCase();
    if (tag === 'table') {
      if (end === '') {
        const fresh = newTable();
        found.push(fresh);
        open.push(fresh);
      } else if (table !== undefined) {
        endRow(table);
        open.pop();
      }
    } else if (table !== undefined) takeTag(table, tag, end !== '', attributes);
  }
  for (const table of open) endRow(table);
  return found
    .filter(({ filled }) => filled > 0)
    .map((table, index) => ({
      name: nameOf(index),
      hidden: false,
      cells: table.packer.packed(),
      merges: Uint32Array.from(table.merges),
    }));
}

function newTable(): OpenTable {
  const packer = new CellPacker();
  const covered = new Map<number, number>();
  return { packer, merges: [], row: 0, column: 0, covered, text: null, number: '', isInRow: false, span: 0, filled: 0 };
}

function takeTag(table: OpenTable, tag: string, isEnd: boolean, attributes: string): void {
  if (tag === 'tr') {
    endRow(table);
    if (!isEnd) beginRow(table);
  } else if (tag === 'td' || tag === 'th') {
    endCell(table);
    if (!isEnd) beginCell(table, attributes);
  } else if (table.text !== null && LINES.has(tag) && (tag === 'br' || !isEnd)) table.text += '\u0000';
}

function beginRow(table: OpenTable): void {
  table.row += 1;
  table.column = 0;
  table.isInRow = true;
}

function endRow(table: OpenTable): void {
  if (!table.isInRow) return;
  endCell(table);
  table.packer.endRow(table.row, false);
  table.isInRow = false;
}

function beginCell(table: OpenTable, attributes: string): void {
  // A cell without a row begins one.
  if (!table.isInRow) beginRow(table);
  while ((table.covered.get(table.column) ?? 0) >= table.row) table.column += 1;
  const columns = spanOf(attributes, 'colspan', MAX_COLUMN_SPAN);
  const rows = spanOf(attributes, 'rowspan', MAX_ROW_SPAN);
  const lastRow = table.row + rows - 1;
  const lastColumn = table.column + columns - 1;
  if (rows > 1 || columns > 1) table.merges.push(table.column, table.row, lastColumn, lastRow);
  if (rows > 1) for (let column = table.column; column <= lastColumn; column += 1) table.covered.set(column, lastRow);
  table.span = columns;
  table.number = EXCEL_NUMBER.exec(attributes)?.[1] ?? '';
  table.text = '';
}

function endCell(table: OpenTable): void {
  if (table.text === null) return;
  const text = shownText(table.text);
  table.text = null;
  if (text !== '') {
    // A long number shown in short would have lost its last digits.
    if (table.number !== '' && SHORT_FORM.test(text)) table.packer.add(table.column, CELL_NUMBER, 0, table.number);
    else table.packer.add(table.column, CELL_TEXT, 0, text);
    table.filled += 1;
  }
  table.column += table.span;
}

/** Text as a page shows it: white space is one blank, except where a line begins. */
function shownText(text: string): string {
  const lines = text
    .replace(/[\t\n\f\r ]+/g, ' ')
    .split('\u0000')
    .map((line) => line.replace(/^ | $/g, ''));
  return decodeHtml(lines.join('\n').replace(/^\n+|\n+$/g, ''));
}

function spanOf(attributes: string, name: string, most: number): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d{1,6})`, 'i').exec(attributes);
  return Math.min(Math.max(Number(found?.[1] ?? 1), 1), most);
}
