import readExcelFile from 'read-excel-file/node';
import { measure } from './measure.mjs';

await measure(async (path) => (await readExcelFile(path)).length);
