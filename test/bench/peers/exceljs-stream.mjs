import exceljs from 'exceljs';
import { measure } from './measure.mjs';

await measure(async (path) => {
  let rows = 0;
  const workbook = new exceljs.stream.xlsx.WorkbookReader(path, {
    sharedStrings: 'cache',
    styles: 'cache',
    worksheets: 'emit',
  });
  for await (const sheet of workbook) for await (const row of sheet) if (row.values.length > 0) rows += 1;
  return rows;
});
