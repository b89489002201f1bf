import { openSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ReportLabels } from '../../../electron/delivery/report/report-line';
import { openReport } from '../../../electron/delivery/report/report-file';
import { writeReport, type ReportOptions } from '../../../electron/delivery/report/write-report';
import { ISSUE_SEVERITY } from '../../../shared/consumer/issue';
import { OUTCOME_KINDS, OUTCOME_REASONS, type RowOutcome } from '../../../shared/delivery/outcome';
import { newDelivery, openBench, preparedRows, reportOptions, tempFolder } from '../../fakes/delivery-bench';

const labels: ReportLabels = {
  columns: {
    row: 'Строка',
    externalId: 'Код',
    outcome: 'Результат',
    reason: 'Причина',
    message: 'Ответ магазина',
    field: 'Поле',
    sentValue: 'Отправлено',
    serverValue: 'На сервере',
    at: 'Время',
    requestId: 'Номер запроса',
  },
  outcomes: Object.fromEntries(OUTCOME_KINDS.map((kind) => [kind, `#${kind}`])) as ReportLabels['outcomes'],
  issues: Object.fromEntries(Object.keys(ISSUE_SEVERITY).map((code) => [code, `!${code}`])) as ReportLabels['issues'],
  unknown: '?',
  totals: { sheet: 'Итого', file: 'Файл', shop: 'Магазин', rows: 'Всего' },
  noOutcome: { unknown: '#unknown', 'not-yet': '#not-yet', stopped: '#stopped' },
  reasons: Object.fromEntries(OUTCOME_REASONS.map((reason) => [reason, `#${reason}`])) as ReportLabels['reasons'],
};

const shape = { labels, timeZone: 'Europe/Moscow', fileName: 'клиенты.csv', shopName: 'Учебный магазин' };

const failed: RowOutcome = {
  row: 2,
  externalId: 'c2',
  kind: 'failed',
  reason: 'refused',
  message: 'email is invalid',
  field: 'email',
  sentValue: null,
  serverValue: null,
  otherFields: null,
  httpStatus: 422,
  requestId: 'request-1',
  at: '2026-11-24T12:00:00.000Z',
  attempts: 1,
};

async function write(
  format: 'csv' | 'xlsx',
  cells: string[] | null,
  change: Partial<Pick<ReportOptions, 'delimiter' | 'headers' | 'rowsOfSheet'>> & {
    count?: number;
    outcome?: Partial<RowOutcome>;
  } = {},
) {
  const { count = 1, outcome = {}, ...options } = change;
  const folder = tempFolder();
  const path = join(folder, `report.${format}`);
  const rows: ReportOptions['rows'] = (async function* () {
    for (let n = 0; n < count; n += 1) yield await Promise.resolve({ outcome: { ...failed, ...outcome }, cells });
  })();
  const headers = ['external_id', 'Имя'];
  const file = await openReport(path);
  await writeReport(file.fd, { ...shape, format, headers, rows, delimiter: ';', ...options });
  await file.commit();
  expect(readdirSync(folder)).toEqual([`report.${format}`]);
  return path;
}

const ourTitles = [
  'Строка',
  'Код',
  'Результат',
  'Причина',
  'Ответ магазина',
  'Поле',
  'Отправлено',
  'На сервере',
  'Время (Europe/Moscow)',
  'Номер запроса',
];
const expectedTitles = [...ourTitles, 'external_id', 'Имя'];
const expectedOurs = [
  '2',
  'c2',
  '#failed',
  '#refused',
  'email is invalid',
  'email',
  '',
  '',
  '2026-11-24 15:00:00',
  'request-1',
];

describe('a CSV report', () => {
  it.each([',', ';'] as const)('has the sheet’s columns and each row’s result, separated by %s', async (delimiter) => {
    const text = readFileSync(await write('csv', ['c2', 'Пётр; "Петя", он же\nПетруша'], { delimiter }), 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    const { data } = Papa.parse<string[]>(text.slice(1), { delimiter, skipEmptyLines: true });
    expect(data).toEqual([expectedTitles, [...expectedOurs, 'c2', 'Пётр; "Петя", он же\nПетруша']]);
  });

  it('leaves the sheet’s columns empty if they are no longer known', async () => {
    const text = readFileSync(await write('csv', null), 'utf8');
    expect(Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data[1]).toEqual([...expectedOurs, '', '']);
  });

  it('has the file’s columns under their own names, and ours under free names', async () => {
    const headers = ['Время', 'результат', 'Результат 2', 'ltv', 'ltv_2', '=cmd|calc', 'a;b'];
    const cells = ['раньше', 'принят', '2', '100', '200', '3', '4'];
    const text = readFileSync(await write('csv', cells, { headers }), 'utf8');
    const [titles, row] = Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data;
    const ours = ourTitles.map((title) => (title === 'Результат' ? 'Результат 3' : title));
    expect(titles).toEqual([...ours, ...headers.map((header) => (header === '=cmd|calc' ? `'${header}` : header))]);
    expect(row).toEqual([...expectedOurs, ...cells]);
  });

  it('names the errors that blocked a row in words, and not as the shop’s message', async () => {
    const outcome = {
      kind: 'skipped',
      reason: 'kept-back',
      message: 'id-empty, phone-invalid, email-invalid',
      field: null,
      requestId: null,
    } as const;
    const text = readFileSync(await write('csv', ['', 'Анна'], { outcome }), 'utf8');
    const row = Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data[1];
    expect(row?.slice(2, 10)).toEqual([
      '#skipped',
      '#kept-back !id-empty. !email-invalid.',
      ...['', '', '', ''],
      '2026-11-24 15:00:00',
      '',
    ]);
  });

  it('makes the shop’s own message harmless too', async () => {
    const text = readFileSync(await write('csv', ['c2', 'Анна'], { outcome: { message: '=1+1' } }), 'utf8');
    expect(Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data[1]).toContain("'=1+1");
  });

  it.each([
    '=1+1',
    '+cmd|calc',
    '-2+cmd',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '=HYPERLINK("http://x")',
    '＝1+1',
    '＠SUM(A1)',
    // Sums, although they look like a phone or a number.
    '+7-900-000-00-00',
    '-2-3',
    '-(1)',
    '+1/2',
  ])('has no formula: %j', async (cell) => {
    const text = readFileSync(await write('csv', ['c2', cell]), 'utf8');
    expect(Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data[1]?.[11]).toBe(`'${cell}`);
  });

  it.each(['+79001234567', '+7 (900) 000-00-00', '+7 900 000 00 00', '-5', '-1,5', '-1 000.50', 'a=b', '1-2', ''])(
    'keeps as it is: %j',
    async (cell) => {
      const text = readFileSync(await write('csv', ['c2', cell]), 'utf8');
      expect(Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data[1]?.[11]).toBe(cell);
    },
  );
});

describe('a CSV report read with another separator', () => {
  it('has no cell that begins a formula', async () => {
    const text = readFileSync(await write('csv', ['c2', 'a,=1+1\t=2+2'], { delimiter: ';' }), 'utf8');
    expect(text).toContain(';"a,=1+1\t=2+2"\r\n');
    for (const line of text.slice(1).trimEnd().split('\r\n')) expect(line).toMatch(/^"[^"]*"(;"[^"]*")*$/);
  });
});

describe('an XLSX report', () => {
  const open = async (path: string) => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(path);
    return workbook;
  };
  const valuesOf = (row: exceljs.Row) => Array.from((row.values as unknown[]).slice(1), (cell) => cell ?? '');

  it('has the same content, and no formulas', async () => {
    const workbook = await open(await write('xlsx', ['00017', '=1+1']));
    const sheet = workbook.worksheets[0]!;
    expect(valuesOf(sheet.getRow(1))).toEqual(expectedTitles);
    const expected = [2, ...expectedOurs.slice(1), '00017', '=1+1'];
    expected[8] = new Date('2026-11-24T15:00:00Z') as never;
    expect(valuesOf(sheet.getRow(2))).toEqual(expected);
  });

  it('has amounts as numbers, and ids, phones and codes as text', async () => {
    const headers = ['id', 'сумма', 'баллы', 'телефон', 'индекс', 'карта', 'пусто'];
    const cells = ['123', '1 234,50', '-7', '79001234567', '012345', '1234567890123456', ''];
    const workbook = await open(await write('xlsx', cells, { headers, outcome: { externalId: '123' } }));
    const row = workbook.worksheets[0]!.getRow(2);
    expect(row.getCell(2).value).toBe('123');
    expect(valuesOf(row).slice(10)).toEqual(['123', 1234.5, -7, '79001234567', '012345', '1234567890123456']);
  });

  it('is readable at once: wide columns, a filter, fixed titles, times in the person’s zone', async () => {
    const workbook = await open(await write('xlsx', ['c2', 'Имя'.repeat(100)], { count: 3 }));
    const sheet = workbook.worksheets[0]!;
    expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(sheet.autoFilter).toBe('A1:L4');
    expect(sheet.getColumn(4).width).toBe('#refused'.length + 3);
    expect(sheet.getColumn(9).width).toBe('Время (Europe/Moscow)'.length + 3);
    expect(sheet.getColumn(12).width).toBe(50);
    expect(sheet.getRow(2).getCell(9).numFmt).toBe('yyyy-mm-dd hh:mm:ss');
  });

  it('has a sheet with totals', async () => {
    const workbook = await open(await write('xlsx', ['c2', 'Анна'], { count: 5, rowsOfSheet: 3 }));
    const totals = workbook.getWorksheet('Итого')!;
    expect(totals.getSheetValues().flatMap((row) => [(row as unknown[]).slice(1)])).toEqual([
      ['Файл', 'клиенты.csv'],
      ['Магазин', 'Учебный магазин'],
      ['#failed', 5],
      ['Всего', 5],
    ]);
  });
});

describe('an XLSX report with text that a workbook cannot hold', () => {
  const read = async (path: string) => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(path);
    return workbook.worksheets.map((sheet) =>
      (sheet.getSheetValues().slice(1) as unknown[][]).map((row) => row.slice(1)),
    );
  };

  it('leaves out what XML cannot contain, and cuts texts longer than Excel’s limit', async () => {
    const path = await write('xlsx', ['a\u0000b\uFFFEc\uFFFF', 'я'.repeat(40_000)]);
    const cells = (await read(path))[0]?.[1];
    expect(cells?.[10]).toBe('abc');
    expect(cells?.[11]).toBe(`${'я'.repeat(32_766)}…`);
  });

  it('continues in another sheet if one is full, with the titles again', async () => {
    const sheets = await read(await write('xlsx', ['c2', 'Анна'], { count: 5, rowsOfSheet: 3 }));
    expect(sheets.slice(0, -1).map((rows) => rows.length)).toEqual([3, 3, 2]);
    for (const rows of sheets.slice(0, -1)) expect(rows[0]).toEqual(expectedTitles);
  });
});

describe('a report that cannot be written', () => {
  it('leaves nothing behind', async () => {
    const { deliveries } = openBench();
    const { id } = await deliveries.create(newDelivery('http://127.0.0.1:9/v4', preparedRows(3)));
    const folder = tempFolder();
    const file = await openReport(join(folder, 'report.csv'));
    const full = openSync('/dev/full', 'w');
    const written = deliveries.writeReport(id, { ...file, fd: full }, reportOptions('csv'));
    await expect(written).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
