import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ReportLabels } from '../../../electron/delivery/report/report-line';
import { writeReport, type ReportOptions } from '../../../electron/delivery/report/write-report';
import { ISSUE_SEVERITY } from '../../../shared/consumer/issue';
import { OUTCOME_KINDS, OUTCOME_REASONS, type RowOutcome } from '../../../shared/delivery/outcome';
import { tempFolder } from '../../fakes/delivery-bench';

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
  noOutcome: { unknown: '#unknown', 'not-yet': '#not-yet', stopped: '#stopped' },
  reasons: Object.fromEntries(OUTCOME_REASONS.map((reason) => [reason, `#${reason}`])) as ReportLabels['reasons'],
};

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
  await writeReport({ path, format, headers, rows, labels, timeZone: 'Europe/Moscow', delimiter: ';', ...options });
  expect(readdirSync(folder)).toEqual([`report.${format}`]);
  return path;
}

const expectedTitles = [
  'external_id',
  'Имя',
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
const expectedTail = [
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
  it.each([',', ';'] as const)(
    'has the sheet’s columns and what became of the row, separated by %s',
    async (delimiter) => {
      const text = readFileSync(await write('csv', ['c2', 'Пётр; "Петя", он же\nПетруша'], { delimiter }), 'utf8');
      expect(text.startsWith('\ufeff')).toBe(true);
      expect(text.endsWith('\r\n')).toBe(true);
      const { data } = Papa.parse<string[]>(text.slice(1), { delimiter, skipEmptyLines: true });
      expect(data).toEqual([expectedTitles, ['c2', 'Пётр; "Петя", он же\nПетруша', ...expectedTail]]);
    },
  );

  it('leaves the sheet’s columns empty where they are no longer known', async () => {
    const text = readFileSync(await write('csv', null), 'utf8');
    expect(Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data[1]).toEqual(['', '', ...expectedTail]);
  });

  it('has the file’s columns as they are called there, and ours under names that it has not taken', async () => {
    const headers = ['Время', 'результат', 'Результат 2', 'ltv', 'ltv_2', '=cmd|calc', 'a;b'];
    const cells = ['раньше', 'принят', '2', '100', '200', '3', '4'];
    const text = readFileSync(await write('csv', cells, { headers }), 'utf8');
    const [titles, row] = Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data;
    const ours = expectedTitles.slice(2).map((title) => (title === 'Результат' ? 'Результат 3' : title));
    expect(titles).toEqual([...headers.map((header) => (header === '=cmd|calc' ? `'${header}` : header)), ...ours]);
    expect(row).toEqual([...cells, ...expectedTail]);
  });

  it('names the errors that kept a row back, in words, and not as the shop’s', async () => {
    const outcome = {
      kind: 'skipped',
      reason: 'kept-back',
      message: 'id-empty, phone-invalid, email-invalid',
      field: null,
      requestId: null,
    } as const;
    const text = readFileSync(await write('csv', ['', 'Анна'], { outcome }), 'utf8');
    const row = Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data[1];
    expect(row?.slice(4)).toEqual([
      '#skipped',
      '#kept-back !id-empty. !email-invalid.',
      ...['', '', '', ''],
      '2026-11-24 15:00:00',
      '',
    ]);
  });

  it('makes the shop’s own words harmless too', async () => {
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
    // Sums, not the phone and the number that they look like.
    '+7-900-000-00-00',
    '-2-3',
    '-(1)',
    '+1/2',
  ])('is no formula: %j', async (cell) => {
    const text = readFileSync(await write('csv', ['c2', cell]), 'utf8');
    expect(Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data[1]?.[1]).toBe(`'${cell}`);
  });

  it.each(['+79001234567', '+7 (900) 000-00-00', '+7 900 000 00 00', '-5', '-1,5', '-1 000.50', 'a=b', '1-2', ''])(
    'leaves as it is: %j',
    async (cell) => {
      const text = readFileSync(await write('csv', ['c2', cell]), 'utf8');
      expect(Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data[1]?.[1]).toBe(cell);
    },
  );
});

describe('an XLSX report', () => {
  it('has the same in text cells', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(await write('xlsx', ['00017', '=1+1']));
    const [titles, row] = (workbook.worksheets[0]?.getSheetValues() ?? []).slice(1) as unknown[][];
    expect(titles?.slice(1)).toEqual(expectedTitles);
    expect(Array.from(row?.slice(1) ?? [], (cell) => cell ?? '')).toEqual(['00017', '=1+1', ...expectedTail]);
  });
});

describe('an XLSX report of what a workbook has no place for', () => {
  const read = async (path: string) => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(path);
    return workbook.worksheets.map((sheet) =>
      (sheet.getSheetValues().slice(1) as unknown[][]).map((row) => row.slice(1)),
    );
  };

  it('leaves out what XML cannot hold, and cuts texts that are longer than Excel takes', async () => {
    const path = await write('xlsx', ['a\u0000b\uFFFEc\uFFFF', 'я'.repeat(40_000)]);
    const cells = (await read(path))[0]?.[1];
    expect(cells?.[0]).toBe('abc');
    expect(cells?.[1]).toBe(`${'я'.repeat(32_766)}…`);
  });

  it('goes on in another sheet where one is full, with the titles again', async () => {
    const sheets = await read(await write('xlsx', ['c2', 'Анна'], { count: 5, rowsOfSheet: 3 }));
    expect(sheets.map((rows) => rows.length)).toEqual([3, 3, 2]);
    for (const rows of sheets) expect(rows[0]).toEqual(expectedTitles);
  });
});

describe('a report that cannot be written', () => {
  it('leaves nothing behind', async () => {
    const folder = tempFolder();
    const rows: ReportOptions['rows'] = (async function* () {
      yield await Promise.resolve({ outcome: failed, cells: null });
      throw new Error('interrupted');
    })();
    const path = join(folder, 'report.csv');
    await expect(
      writeReport({ path, format: 'csv', headers: [], rows, labels, timeZone: 'UTC', delimiter: ';' }),
    ).rejects.toThrow('interrupted');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says why by the system’s code', async () => {
    const path = join(tempFolder(), 'absent', 'report.csv');
    const rows: ReportOptions['rows'] = (async function* () {
      yield await Promise.resolve({ outcome: failed, cells: null });
    })();
    await expect(
      writeReport({ path, format: 'csv', headers: [], rows, labels, timeZone: 'UTC', delimiter: ';' }),
    ).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});
