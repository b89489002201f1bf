import { copyFile, readFile } from 'node:fs/promises';
import Papa from 'papaparse';

const COLUMN_WIDTH = 24;

/**
 * Puts the sample where a person wants it: as it is, or as a workbook to be filled in, where that is the file's ending. Its cells are
 * texts there, so that Excel leaves long codes and phone numbers as they are typed.
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
