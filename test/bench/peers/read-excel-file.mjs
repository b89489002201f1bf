import readExcelFile from 'read-excel-file/node';
import { measure } from './measure.mjs';

await measure(async (path) => {
  const [sheet] = await readExcelFile(path);
  return sheet.data.length;
});
