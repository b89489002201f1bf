import { copyFile, readFile } from 'node:fs/promises';
import Papa from 'papaparse';

const COLUMN_WIDTH = 24;

/**
 * Writes the sample where the person wants it: unchanged, or as a workbook if the file name has that extension. The workbook's cells are
 * texts, so that Excel leaves long codes and phone numbers as typed.
 */
export async function writeSample(samplePath: string, path: string): Promise<void> {
  if (!path.toLowerCase().endsWith('.xlsx')) return copyFile(samplePath, path);
  const { data } = Papa.parse<string[]>(await readFile(samplePath, 'utf8'), { skipEmptyLines: true });
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Aplaut', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = (data[0] ?? []).map(() => ({ width: COLUMN_WIDTH, style: { numFmt: '@' } }));
  sheet.addRows(data);
  await workbook.xlsx.writeFile(path);
}
