import { MAX_CELL_LETTERS } from '../../../shared/consumer/excel-limits';
import { writtenDate } from '../../../shared/consumer/cells/parse-date';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

// The styles of the workbook, by their numbers.
const TEXT = 1;
const DATE = 2;
const DATE_TIME = 3;
const HEADER = 4;

const WIDTH = 20;
const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendar. Its days before March 1900 are others than ours. */
const FIRST_DAY_MS = Date.UTC(1899, 11, 30);
const FIRST_YEAR = 1901;

/** Excel's characters that a sheet's name must not have, and its longest name. */
const NOT_IN_NAME = /[[\]:*?/\\]/g;
const NAME_LETTERS = 31;

/** All parts of a workbook with one sheet, except the sheet itself. */
export function workbookParts(sheetName: string): [name: string, content: string][] {
  const name = sheetName.replace(NOT_IN_NAME, ' ').slice(0, NAME_LETTERS);
  const related = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const part = (path: string, type: string): string =>
    `<Override PartName="/xl/${path}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('worksheets/sheet1', 'worksheet')}${part('styles', 'styles')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${related('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${xmlText(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${related('rId1', 'worksheet', 'worksheets/sheet1.xml')}${related('rId2', 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', styles()],
  ];
}

function styles(): string {
  const xf = (format: number, font = 0): string =>
    `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
  // 49 is text, and 14 the short date as the person's system writes it (ECMA-376 part 1, 18.8.30).
  const cells = [xf(0), xf(49), xf(14), xf(164), xf(49, 1)].join('');
  const font = (bold: string): string => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`;
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5">${cells}</cellXfs></styleSheet>`;
}

/** The sheet up to its first row. */
export function sheetHead(columns: number): string {
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${columns}" width="${WIDTH}" style="${TEXT}" customWidth="1"/></cols><sheetData>`;
}

export const SHEET_END = '</sheetData></worksheet>';

export function headerRow(headers: readonly string[], letters: readonly string[]): string {
  return `<row r="1">${headers.map((text, column) => textCell(text, `${letters[column] ?? ''}1`, HEADER)).join('')}</row>`;
}

/**
 * A row of the table. Everything is text, so that nothing is a formula and no code loses its zeros, except for dates.
 *
 * @param row as in the workbook, with the header as 1
 * @param dates columns that are sent as dates
 */
export function bodyRow(
  cells: readonly string[],
  row: number,
  letters: readonly string[],
  dates: ReadonlySet<number>,
): string {
  let xml = `<row r="${row}">`;
  for (let column = 0; column < cells.length; column += 1) {
    const text = cells[column] as string;
    if (text === '') continue;
    const at = `${letters[column] ?? ''}${row}`;
    const serial = dates.has(column) ? dateSerial(text) : null;
    xml +=
      serial === null
        ? textCell(text, at, TEXT)
        : `<c r="${at}" s="${text.includes(':') ? DATE_TIME : DATE}"><v>${serial}</v></c>`;
  }
  return `${xml}</row>`;
}

function textCell(text: string, at: string, style: number): string {
  if (text === '') return '';
  const fitting = text.length > MAX_CELL_LETTERS ? text.slice(0, MAX_CELL_LETTERS) : text;
  const space = NEEDS_SPACE.test(fitting) ? ' xml:space="preserve"' : '';
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t${space}>${xmlText(fitting)}</t></is></c>`;
}

/** White space that a reader may drop or join. */
const NEEDS_SPACE = /^\s|\s$|\s\s|[\t\n]/;

/** The days since the beginning of Excel's calendar; null if the text is not a date that a cell can hold with all of its meaning. */
function dateSerial(text: string): number | null {
  const found = writtenDate(text.trim());
  if (found === null || found.offset !== undefined) return null;
  const { year, month, day, hour, minute, second, fraction } = found.parts;
  if (year < FIRST_YEAR || fraction !== '') return null;
  return (Date.UTC(year, month - 1, day, hour, minute, second) - FIRST_DAY_MS) / DAY_MS;
}

const NEEDS_ESCAPE = /[<>&"\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[\da-fA-F]{4}_)/g;
const NAMED: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Characters that XML cannot hold are written as `_xHHHH_` (ECMA-376 part 1, 22.9.2.19). */
function xmlText(text: string): string {
  return text.replace(
    NEEDS_ESCAPE,
    (sign) => NAMED[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}

/** The letters of a workbook's columns: A … Z, AA … */
export function columnLetters(count: number): string[] {
  return Array.from({ length: count }, (_, column) => {
    let letters = '';
    for (let left = column; left >= 0; left = Math.floor(left / 26) - 1) {
      letters = String.fromCharCode(65 + (left % 26)) + letters;
    }
    return letters;
  });
}
