import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { writeReport, type ReportLabels, type ReportOptions } from '../../../electron/delivery/report/write-report';
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

async function write(format: 'csv' | 'xlsx', cells: string[] | null, delimiter: ',' | ';' = ';') {
  const folder = tempFolder();
  const path = join(folder, `report.${format}`);
  const rows: ReportOptions['rows'] = (async function* () {
    yield await Promise.resolve({ outcome: failed, cells });
  })();
  await writeReport({ path, format, headers: ['external_id', 'Имя'], rows, labels, delimiter });
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
  'Время',
  'Номер запроса',
];
const expectedTail = ['2', 'c2', '#failed', '#refused', 'email is invalid', 'email', '', '', failed.at, 'request-1'];

describe('a CSV report', () => {
  it.each([',', ';'] as const)(
    'has the sheet’s columns and what became of the row, separated by %s',
    async (delimiter) => {
      const text = readFileSync(await write('csv', ['c2', 'Пётр; "Петя", он же\nПетруша'], delimiter), 'utf8');
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

  it.each(['=1+1', '+cmd|calc', '-2+cmd', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x")'])(
    'is no formula: %j',
    async (cell) => {
      const text = readFileSync(await write('csv', ['c2', cell]), 'utf8');
      expect(Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data[1]?.[1]).toBe(`'${cell}`);
    },
  );

  it.each(['+79001234567', '-5', '-1,5', 'a=b', ''])('leaves as it is: %j', async (cell) => {
    const text = readFileSync(await write('csv', ['c2', cell]), 'utf8');
    expect(Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data[1]?.[1]).toBe(cell);
  });
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

describe('a report that cannot be written', () => {
  it('leaves nothing behind', async () => {
    const folder = tempFolder();
    const rows: ReportOptions['rows'] = (async function* () {
      yield await Promise.resolve({ outcome: failed, cells: null });
      throw new Error('interrupted');
    })();
    const path = join(folder, 'report.csv');
    await expect(writeReport({ path, format: 'csv', headers: [], rows, labels, delimiter: ';' })).rejects.toThrow(
      'interrupted',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says why by the system’s code', async () => {
    const path = join(tempFolder(), 'absent', 'report.csv');
    const rows: ReportOptions['rows'] = (async function* () {
      yield await Promise.resolve({ outcome: failed, cells: null });
    })();
    await expect(writeReport({ path, format: 'csv', headers: [], rows, labels, delimiter: ';' })).rejects.toMatchObject(
      {
        code: 'ENOENT',
      },
    );
  });
});
