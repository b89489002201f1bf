import { writeFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Language } from '../../shared/ipc/look';
import { csvDelimiter } from '../i18n/csv-delimiter';
import { sampleTable } from './sample-customers';

const COLUMN_WIDTH = 24;

/** The file to write. */
export interface SampleFile {
  path: string;
  format: 'csv' | 'xlsx';
  language: Language;
}

/**
 * Writes the sample: as CSV in UTF-8 with a mark of that, for Excel, or as a workbook whose cells are texts, so that Excel leaves long codes
 * and phone numbers as they are. Throws the system's error.
 */
export async function writeSample({ path, format, language }: SampleFile): Promise<void> {
  const rows = sampleTable(language).map((row) => [...row]);
  if (format === 'csv')
    return writeFile(path, `\ufeff${Papa.unparse(rows, { delimiter: csvDelimiter(language) })}\r\n`);
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Aplaut', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = (rows[0] ?? []).map(() => ({ width: COLUMN_WIDTH, style: { numFmt: '@' } }));
  sheet.addRows(rows);
  sheet.getRow(1).font = { bold: true };
  await workbook.xlsx.writeFile(path);
}
