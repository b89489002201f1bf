import { createWriteStream } from 'node:fs';
import type { ReportedRow } from '../store/reported-rows';
import type { ReportShape } from './report-line';
import { writeCsv } from './write-csv';
import { writeXlsx } from './write-xlsx';

export interface ReportOptions extends ReportShape {
  format: 'csv' | 'xlsx';
  rows: AsyncIterable<ReportedRow>;
  /** See {@link writeCsv}. */
  delimiter: ',' | ';';
  /** See {@link writeXlsx}. */
  rowsOfSheet?: number;
}

/**
 * Writes the result of each row with the sheet's columns, ready for Excel. Throws the system's error if that cannot be written.
 *
 * @param fd an empty file, open for writing; it stays open
 */
export async function writeReport(fd: number, options: ReportOptions): Promise<void> {
  const { rows, format, delimiter, rowsOfSheet } = options;
  const stream = createWriteStream('', { fd, autoClose: false });
  if (format === 'csv') await writeCsv(stream, rows, options, delimiter);
  else await writeXlsx(stream, rows, options, rowsOfSheet);
}
