import { createWriteStream } from 'node:fs';
import type { ReportedRow } from '../reported-rows';
import type { ReportFile } from './report-file';
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
 * Writes what became of each row and the sheet's columns, ready for Excel. The file is committed when all of it is written, and
 * discarded where anything goes wrong. Throws the system's error where it cannot be written.
 */
export async function writeReport(file: ReportFile, options: ReportOptions): Promise<void> {
  const { rows, format, delimiter, rowsOfSheet } = options;
  try {
    const stream = createWriteStream('', { fd: file.fd, autoClose: false });
    if (format === 'csv') await writeCsv(stream, rows, options, delimiter);
    else await writeXlsx(stream, rows, options, rowsOfSheet);
  } catch (error) {
    await file.discard();
    throw error;
  }
  await file.commit();
}
