import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openSheetFile } from '../../electron/sheet/readers/open-sheet-file';
import { cellText, HEADERS, people } from '../bench/data/people';
import { temporaryFolder } from '../fakes/temporary-folder';
import { writeByExceljs } from '../fixtures/xlsx-writers/exceljs-writer';
import { convertByLibreOffice, hasLibreOffice } from '../fixtures/xlsx-writers/libreoffice';
import { writeRaw } from '../fixtures/xlsx-writers/raw-writer';
import { SHEETJS, sheetJsText, type SheetJs } from './sheetjs';
import type { WorkbookCell } from '../fixtures/xlsx-writers/workbook-spec';

/** The same sheet is read as the same cells, whichever program wrote it. */
const ROWS = 300;
const OTHERS: readonly (readonly WorkbookCell[])[] = [
  ['00123', true, 'a&b <c> "d"', 79_161_234_567, 0.1, -5, null, 'две\nстроки'],
  [null, false, '  по краям  ', 123_456_789_012_345, 0.000125, 0, 'ё', '='],
];
const rows: readonly (readonly WorkbookCell[])[] = [HEADERS, ...people(ROWS), ...OTHERS];
const expected = rows.slice(1).map((cells) => HEADERS.map((_, column) => cellText(cells[column] ?? null)));

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** The same with the library that most programs use for workbooks, as far as it does not corrupt the cells (performance-facts). */
async function cellsBySheetJs(bytes: Buffer): Promise<string[][]> {
  const { read } = (await import(/* @vite-ignore */ pathToFileURL(SHEETJS).href)) as SheetJs;
  const { Sheets, SheetNames } = read(bytes, { dense: true, cellNF: true });
  const table = Sheets[SheetNames[0] ?? ''] ?? [];
  return table.slice(1).map((cells) => HEADERS.map((_, column) => sheetJsText(cells[column])));
}

async function bothWays(name: string, bytes: Buffer): Promise<{ ours: string[][]; theirs: string[][] }> {
  return { ours: await cellsOf(name, bytes), theirs: await cellsBySheetJs(bytes) };
}

async function cellsOf(name: string, bytes: Buffer): Promise<string[][]> {
  const path = join(folder.path, name);
  writeFileSync(path, bytes);
  const reading = await openSheetFile(path, {});
  const { table } = await reading.readAll({ signal: new AbortController().signal, onProgress: () => undefined });
  const cells = Array.from({ length: table.rowCount }, (_, index) => [...table.cells(index + 1)]);
  await reading.close();
  return cells;
}

const spec = { sheetName: 'Клиенты & Ко', rows };

test("written by hand in Excel's form", async () => {
  expect(await bothWays('excel.xlsx', writeRaw(spec))).toEqual({ ours: expected, theirs: expected });
});

test("written by hand in LibreOffice's form", async () => {
  const bytes = writeRaw(spec, 'libreoffice');
  expect(await bothWays('imitation.xlsx', bytes)).toEqual({ ours: expected, theirs: expected });
});

test('written by exceljs', async () => {
  expect(await bothWays('exceljs.xlsx', await writeByExceljs(spec))).toEqual({ ours: expected, theirs: expected });
});

test.skipIf(!hasLibreOffice())('written by LibreOffice', async () => {
  const path = join(folder.path, 'source.xlsx');
  writeFileSync(path, writeRaw(spec));
  const bytes = convertByLibreOffice(path);
  const both = await bothWays('libreoffice.xlsx', bytes ?? Buffer.alloc(0));
  expect(both).toEqual({ ours: expected, theirs: expected });
});
