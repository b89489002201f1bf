import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import type { ReportTable } from './report-table';
import { safeForSpreadsheet } from './safe-cell';

/** @param delimiter `;` is what Excel expects if the comma is the decimal separator */
export async function writeCsv(stream: Writable, { titles, lines }: ReportTable, delimiter: ',' | ';'): Promise<void> {
  // All cells are quoted. If a program reads the file with another separator, no part of a cell can then become a cell of its own.
  const line = (cells: string[]) => `${Papa.unparse([cells.map(safeForSpreadsheet)], { delimiter, quotes: true })}\r\n`;
  const texts = async function* () {
    yield `\ufeff${line(titles)}`;
    for await (const cells of lines) yield line(cells);
  };
  await pipeline(Readable.from(texts()), stream);
}
