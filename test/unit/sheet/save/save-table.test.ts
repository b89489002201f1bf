import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveTable } from '../../../../electron/sheet/save/save-table';
import { applyTo } from '../../../fakes/apply-operation';
import { runs } from '../../../fakes/number-of-runs';
import { sheetInProcess } from '../../../fakes/sheet-in-process';
import { temporaryFolder } from '../../../fakes/temporary-folder';

const HEADERS = ['external_id', 'email', 'name', 'phone', 'created_at'];

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const pathOf = (name: string) => {
  const path = join(folder.path, name);
  writeFileSync(path, '');
  return path;
};
const tableOf = (rows: readonly (readonly string[])[], headers = HEADERS) => ({
  ...{ headers, rowCount: rows.length, dates: new Set([4]), name: 'Клиенты' },
  cells: (row: number) => rows[row - 1] ?? [],
});
async function open(path: string) {
  const sheet = sheetInProcess();
  await sheet.request('open', { path, options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  return sheet;
}
async function cellsIn(path: string): Promise<string[][]> {
  const sheet = await open(path);
  const { rows } = await sheet.request('get-window', { start: 0, count: 200 });
  return rows.map(({ cells }) => cells);
}

const sign = fc.constantFrom(
  'а',
  'Я',
  'x',
  '0',
  '5',
  '"',
  ';',
  ',',
  '\t',
  '\n',
  '\r',
  ' ',
  '=',
  '+',
  '-',
  '@',
  "'",
  '_',
  '<',
  '&',
  '\u00a0',
  '😀',
);
const text = fc.oneof(
  fc.array(sign, { maxLength: 8 }).map((signs) => signs.join('')),
  fc.constantFrom(
    '=1+1',
    '="00123"',
    '+7 900 000-00-00',
    '-2-3',
    '@a',
    '_x0041_',
    'NULL',
    '\\N',
    '00123',
    '1e5',
    '\u000b',
    "'=1",
  ),
);

it.each(['csv', 'xlsx'] as const)('gives the same table when the %s is read back', async (format) => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 6 }), async (texts) => {
      const rows = texts.map((cells, index) => [`id${index}`, ...cells, '2018-01-31']);
      const path = pathOf(`${(number += 1)}.${format}`);
      await saveTable(tableOf(rows), { path, format, delimiter: ';' });
      // Line breaks of all kinds are read as one from a text file.
      const expected =
        format === 'xlsx' ? rows : rows.map((cells) => cells.map((each) => each.replace(/\r\n?/g, '\n')));
      expect(await cellsIn(path)).toEqual(expected);
    }),
    { numRuns: runs(60) },
  );
});

it('writes codes and phones as text, dates as dates, and formulas never', async () => {
  const path = pathOf('a.xlsx');
  const rows = [
    ['00123', '=1+1', '+7 900 000-00-00', '31.01.2018', '31.01.2018'],
    ['1', '@x', '-5', '', '2018-01-31 12:34:56'],
    ['2', '', '', '', '1850-01-01'],
    ['3', '', '', '', '2018-01-31T12:00:00+03:00'],
  ];
  await saveTable(tableOf(rows), { path, format: 'xlsx', delimiter: ',' });
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const [sheet] = book.worksheets;
  expect(sheet!.name).toBe('Клиенты');
  const types = [2, 3, 4, 5].map((row) => [1, 2, 3, 4, 5].map((column) => sheet!.getCell(row, column).type));
  const { String: TEXT, Date: DATE, Null: NONE } = exceljs.ValueType;
  expect(types).toEqual([
    [TEXT, TEXT, TEXT, TEXT, DATE],
    [TEXT, TEXT, TEXT, NONE, DATE],
    [TEXT, NONE, NONE, NONE, TEXT],
    [TEXT, NONE, NONE, NONE, TEXT],
  ]);
  expect(sheet!.getCell('A2').value).toBe('00123');
  expect(sheet!.getCell('A2').numFmt).toBe('@');
  expect(sheet!.getCell('E2').value).toEqual(new Date('2018-01-31'));
  expect((await cellsIn(path)).map((cells) => cells[4])).toEqual([
    '2018-01-31',
    '2018-01-31 12:34:56',
    '1850-01-01',
    '2018-01-31T12:00:00+03:00',
  ]);
});

it('says how many texts a workbook cuts, and refuses more rows than it can hold', async () => {
  const long = 'я'.repeat(32_768);
  const path = pathOf('a.xlsx');
  expect(await saveTable(tableOf([['1', long]]), { path, format: 'xlsx', delimiter: ',' })).toEqual({ cutCells: 1 });
  const many = { ...tableOf([]), rowCount: 1_048_576 };
  await expect(saveTable(many, { path, format: 'xlsx', delimiter: ',' })).rejects.toThrow(/^EFBIG/);
});

it('saves the sheet with its edits, its excluded and its added rows', async () => {
  const path = join(folder.path, 'in.csv');
  writeFileSync(path, `${HEADERS.join(',')}\n1,a@example.ru,Анна,,\n2,b@example.ru,Борис,,\n`);
  const sheet = await open(path);
  await applyTo(sheet, { kind: 'set', edits: [{ row: 2, column: 2, value: '=Ева;' }] });
  await applyTo(sheet, { kind: 'exclude', rows: [1] });
  await applyTo(sheet, { kind: 'add-rows', count: 1 });
  await applyTo(sheet, { kind: 'set', edits: [{ row: 3, column: 0, value: '3' }] });
  const out = pathOf('out.csv');
  await sheet.request('save-table', { path: out, format: 'csv', delimiter: ';' });
  const lines = [
    '"external_id";"email";"name";"phone";"created_at"',
    '"1";"a@example.ru";"Анна";"";""',
    '"2";"b@example.ru";"=Ева;";"";""',
    '"3";"";"";"";""',
  ];
  expect(readFileSync(out, 'utf8')).toBe(`\ufeff${lines.join('\r\n')}\r\n`);
});
