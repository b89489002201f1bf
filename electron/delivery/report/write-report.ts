import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import type { ReportedRow } from '../reported-rows';
import { reportLine, reportTitles, type ReportShape } from './report-line';
import { fitForWorkbook, safeForSpreadsheet } from './safe-cell';

/** Excel's limit. */
const MOST_ROWS_OF_A_SHEET = 1_048_576;

export interface ReportOptions extends ReportShape {
  path: string;
  format: 'csv' | 'xlsx';
  rows: AsyncIterable<ReportedRow>;
  /** Of CSV: `;` is what Excel expects where the comma is the decimal sign. */
  delimiter: ',' | ';';
  /** Of XLSX, the titles included; as many as Excel shows unless told otherwise. The rest goes to further sheets. */
  rowsOfSheet?: number;
}

/**
 * Writes the sheet's columns followed by what became of each row, ready for Excel. It appears under its name only when it is
 * whole. Throws the system's error where the place cannot be written.
 */
export async function writeReport(options: ReportOptions): Promise<void> {
  const unfinished = `${options.path}.part`;
  try {
    if (options.format === 'csv') await writeCsv(unfinished, options);
    else await writeXlsx(unfinished, options);
    await rename(unfinished, options.path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function writeCsv(path: string, options: ReportOptions): Promise<void> {
  const line = (cells: string[]) =>
    `${Papa.unparse([cells.map(safeForSpreadsheet)], { delimiter: options.delimiter })}\r\n`;
  const lines = async function* () {
    yield `\ufeff${line(reportTitles(options))}`;
    for await (const row of options.rows) yield line(reportLine(row, options));
  };
  await pipeline(Readable.from(lines()), createWriteStream(path, 'utf8'));
}

async function writeXlsx(path: string, options: ReportOptions): Promise<void> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: path });
  const { rowsOfSheet = MOST_ROWS_OF_A_SHEET } = options;
  // Text cells are never formulas, whatever they begin with.
  const add = (cells: string[]) => sheet.addRow(cells.map(fitForWorkbook)).commit();
  let sheets = 0;
  const begin = () => {
    sheets += 1;
    return workbook.addWorksheet(sheets === 1 ? 'Aplaut' : `Aplaut ${sheets}`, {
      views: [{ state: 'frozen', ySplit: 1 }],
    });
  };
  let sheet = begin();
  add(reportTitles(options));
  let written = 1;
  for await (const row of options.rows) {
    if (written === rowsOfSheet) {
      sheet.commit();
      sheet = begin();
      add(reportTitles(options));
      written = 1;
    }
    add(reportLine(row, options));
    written += 1;
  }
  sheet.commit();
  await workbook.commit();
}
