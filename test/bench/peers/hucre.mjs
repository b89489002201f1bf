import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { measure } from './measure.mjs';

await measure(async (path) => {
  const workbook = await readXlsx(readFileSync(path));
  return workbook.sheets[0].rows.length;
});
