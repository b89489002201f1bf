import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import type { ReportedRow } from '../store/reported-rows';
import { reportLine, reportTitles, type ReportShape } from './report-line';
import { safeForSpreadsheet } from './safe-cell';

/** @param delimiter `;` is what Excel expects if the comma is the decimal separator */
export async function writeCsv(
  stream: Writable,
  rows: AsyncIterable<ReportedRow>,
  shape: ReportShape,
  delimiter: ',' | ';',
): Promise<void> {
  // All cells are quoted. If a program reads the file with another separator, no part of a cell can then become a cell of its own.
  const line = (cells: string[]) => `${Papa.unparse([cells.map(safeForSpreadsheet)], { delimiter, quotes: true })}\r\n`;
  const lines = async function* () {
    yield `\ufeff${line(reportTitles(shape))}`;
    for await (const row of rows) yield line(reportLine(row, shape));
  };
  await pipeline(Readable.from(lines()), stream);
}
