import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { convertByLibreOffice } from '../../fixtures/xlsx-writers/libreoffice';
import { writeRaw } from '../../fixtures/xlsx-writers/raw-writer';
import type { WorkbookCell } from '../../fixtures/xlsx-writers/workbook-spec';
import { CSV_ROWS, LIST_ROWS, XLSX_ROWS, type DataFiles } from './files';
import { writeShopList } from './shop-list';
import { cellText, HEADERS, people, peopleWithSpoiltPhones } from './people';

const SHEET_NAME = 'Клиенты';
const PIECE_CHARS = 1 << 20;

/** Makes the missing ones of the bench's files. `say` is called before each slow step. */
export function writeMissing(files: DataFiles, say: (text: string) => void): void {
  mkdirSync(dirname(files.csv), { recursive: true });
  const make = (path: string, write: (unfinished: string) => void): void => {
    if (existsSync(path)) return;
    say(`making ${path}`);
    write(`${path}.unfinished`);
    // It gets its final name only when it is complete.
    renameSync(`${path}.unfinished`, path);
  };
  make(files.csv, (path) => writeCsv(path, people(CSV_ROWS)));
  make(files.spoiltPhones, (path) => writeCsv(path, peopleWithSpoiltPhones(CSV_ROWS)));
  make(files.listSheet, (path) => writeCsv(path, people(LIST_ROWS)));
  make(files.shopList, writeShopList);
  make(files.xlsx['shared-strings'], (path) =>
    writeFileSync(path, writeRaw({ sheetName: SHEET_NAME, rows: rowsWithTextDates() })),
  );
  make(files.xlsx['real-dates'], (path) =>
    writeFileSync(path, writeRaw({ sheetName: SHEET_NAME, rows: rowsWithRealDates() })),
  );
  make(files.xlsx.libreoffice, (path) => {
    const converted = convertByLibreOffice(files.xlsx['real-dates']);
    writeFileSync(path, converted ?? writeRaw({ sheetName: SHEET_NAME, rows: rowsWithRealDates() }, 'libreoffice'));
    writeFileSync(files.libreOfficeNote, converted === null ? 'an imitation of its output' : 'LibreOffice itself');
  });
}

function* rowsWithRealDates(): Generator<readonly WorkbookCell[]> {
  yield HEADERS;
  yield* people(XLSX_ROWS);
}

function* rowsWithTextDates(): Generator<readonly WorkbookCell[]> {
  for (const cells of rowsWithRealDates()) {
    yield cells.map((cell) => (typeof cell === 'object' && cell !== null ? cellText(cell) : cell));
  }
}

function writeCsv(path: string, rows: Iterable<readonly WorkbookCell[]>): void {
  const file = openSync(path, 'w');
  let text = `${HEADERS.join(',')}\r\n`;
  for (const cells of rows) {
    text += `${cells.map(csvCell).join(',')}\r\n`;
    if (text.length < PIECE_CHARS) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}

/** RFC 4180: a cell with a separator, a break or a quote is quoted, its quotes doubled. */
function csvCell(cell: WorkbookCell): string {
  const text = cellText(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
