import exceljs from 'exceljs';
import { measure } from './measure.mjs';

await measure(async (path) => {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(path);
  return workbook.worksheets[0].rowCount;
});
