import { createWriteStream } from 'node:fs';
import type { ReportedRow } from '../store/reported-rows';
import { AT_CELL, OUR_CELLS, reportLine, reportTitles, type ReportShape } from './report-line';
import type { ReportTable } from './report-table';
import { writeCsv } from './write-csv';
import { writeXlsx } from './write-xlsx';

/** How a report is written. */
export interface ReportFormat {
  format: 'csv' | 'xlsx';
  /** See {@link writeCsv}. */
  delimiter: ',' | ';';
  /** See {@link writeXlsx}. */
  rowsOfSheet?: number;
}

export interface ReportOptions extends ReportShape, ReportFormat {
  rows: AsyncIterable<ReportedRow>;
}

/**
 * Writes the result of each row with the sheet's columns, ready for Excel. Throws the system's error if that cannot be written.
 *
 * @param fd an empty file, open for writing; it stays open
 */
export function writeReport(fd: number, { rows, ...options }: ReportOptions): Promise<void> {
  const lines = async function* (): AsyncGenerator<string[], undefined> {
    for await (const row of rows) yield reportLine(row, options);
  };
  const { fileName, shopName, labels } = options;
  return writeTable(
    fd,
    {
      titles: reportTitles(options),
      lines: lines(),
      atCell: AT_CELL,
      ourCells: OUR_CELLS,
      totals: { ...labels.totals, fileName, shopName },
    },
    options,
  );
}

/** The same for any table of rows. */
export async function writeTable(
  fd: number,
  table: ReportTable,
  { format, delimiter, rowsOfSheet }: ReportFormat,
): Promise<void> {
  const stream = createWriteStream('', { fd, autoClose: false });
  if (format === 'csv') await writeCsv(stream, table, delimiter);
  else await writeXlsx(stream, table, rowsOfSheet);
}
