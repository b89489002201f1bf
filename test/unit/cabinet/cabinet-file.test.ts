import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveTable } from '../../../electron/sheet/save/save-table';
import { applyTo } from '../../fakes/apply-operation';
import { runs } from '../../fakes/number-of-runs';
import { sheetInProcess } from '../../fakes/sheet-in-process';
import { temporaryFolder } from '../../fakes/temporary-folder';

const HEADER = 'external_id,email,name,phone,created_at';

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
async function open(path: string) {
  const sheet = sheetInProcess();
  await sheet.request('open', { path, options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
  return sheet;
}
/** Header and rows as our own reader, and as a reader that others use, have them. */
async function readBack(path: string): Promise<{ own: string[][]; others: string[][] }> {
  const sheet = await open(path);
  const state = await sheet.request('get-state', {});
  const { rows } = await sheet.request('get-window', { start: 0, count: 200 });
  const header = state!.columns.map((column) => column.header);
  const own = [header, ...rows.map(({ cells }) => cells)];
  if (path.endsWith('.csv')) return { own, others: Papa.parse<string[]>(readFileSync(path, 'utf8').trimEnd()).data };
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const others: string[][] = [];
  book.worksheets[0]!.eachRow((row) =>
    others.push(header.map((_, at) => unescaped((row.getCell(at + 1).value as string | null) ?? ''))),
  );
  return { own, others };
}

/** What XML cannot hold is escaped in a workbook (ECMA-376 part 1, 22.9.2.19), which exceljs does not undo. */
const unescaped = (text: string): string =>
  text.replace(/_x([\dA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

it('has the ready rows only, with the five columns first, dates of the shop, and no mark before them', async () => {
  const path = join(folder.path, 'in.csv');
  const lines = [
    'Город;ID;Дата создания;Почта;Заметка;Телефон',
    'Тверь;1;01.02.2018;a@Example.RU;=1+1;+7 900 000-00-01',
    'Омск;2;вчера;b@example.ru;;',
    'Уфа;3;2018-01-01T00:00:00Z;c@example.ru;"-5; ""да""";',
    'Пермь;4;;d@example.ru;@x;',
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
  const sheet = await open(path);
  const { rules } = (await sheet.request('get-state', {}))!;
  await applyTo(sheet, { kind: 'rules', rules: { layout: { ...rules.layout, without: ['name'] } } });
  await applyTo(sheet, { kind: 'exclude', rows: [4] });
  const out = pathOf('out.csv');
  expect(await sheet.request('save-cabinet-file', { path: out, format: 'csv', onlyChanges: false })).toEqual({
    ...{ cutCells: 0, rows: 2, leftOut: 2 },
  });
  expect(readFileSync(out, 'utf8').split('\r\n')).toEqual([
    `${HEADER},Город,Заметка`,
    '1,a@example.ru,,+7 900 000-00-01,2018-02-01 00:00:00,Тверь,=1+1',
    '3,c@example.ru,,,2018-01-01 03:00:00,Уфа,"-5; ""да"""',
    '',
  ]);
});

const hostile = fc.oneof(
  fc
    .array(fc.constantFrom(...Array.from('аЯx05";,|=+-@\'_<&\t\n\r \u00a0😀\u0301')), { maxLength: 8 })
    .map((signs) => signs.join('')),
  fc.constantFrom(
    '=1+1',
    '=HYPERLINK("x")',
    '+7 900',
    '-2-3',
    '@a',
    '_x0041_',
    '\\N',
    '00123',
    '1e5',
    '\u000b',
    "'=1",
    'true',
  ),
);

it.each(['csv', 'xlsx'] as const)('is read back from a %s to the same cells by us and by others', async (format) => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 5 }), async (texts) => {
      const rows = texts.map(([one, two], index) => [
        `id${index}`,
        'a@example.ru',
        one,
        '',
        '2018-01-01 00:11:22',
        two,
      ]);
      const headers = [...HEADER.split(','), 'город'];
      const path = pathOf(`${(number += 1)}.${format}`);
      const cells = (row: number) => rows[row - 1] ?? [];
      await saveTable({ headers, rowCount: rows.length, cells, dates: new Set(), name: 'Aplaut' }, { path, format });
      const { own, others } = await readBack(path);
      expect(others).toEqual([headers, ...rows]);
      // Our own reader reads line breaks of all kinds as one in a text file.
      const asRead = format === 'xlsx' ? rows : rows.map((row) => row.map((text) => text.replace(/\r\n?/g, '\n')));
      // It takes `="00123"` for the text 00123, as Excel does, and the cabinet gets it as it is.
      if (!texts.flat().some((text) => /^="[^]*"$/.test(text))) expect(own).toEqual([headers, ...asRead]);
    }),
    { numRuns: runs(60) },
  );
});

it('is a list of texts in a workbook: no dates, no numbers, no formulas', async () => {
  const path = join(folder.path, 'in.csv');
  writeFileSync(path, `${HEADER},ltv\n007,a@example.ru,=1+1,,01.02.2018,5\n`);
  const out = pathOf('out.xlsx');
  await (await open(path)).request('save-cabinet-file', { path: out, format: 'xlsx', onlyChanges: false });
  const { own, others } = await readBack(out);
  expect(others).toEqual([
    [...HEADER.split(','), 'ltv'],
    ['007', 'a@example.ru', '=1+1', '', '2018-02-01 00:00:00', '5'],
  ]);
  expect(own).toEqual(others);
});
