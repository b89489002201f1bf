import { readFileSync } from 'node:fs';
import { read } from 'xlsx';
import { measure } from './measure.mjs';

await measure((path) => {
  const workbook = read(readFileSync(path), { dense: true });
  return workbook.Sheets[workbook.SheetNames[0]].length;
});
