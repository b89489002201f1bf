import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Deliveries } from '../../../electron/delivery/deliveries';
import { openReport } from '../../../electron/delivery/report/report-file';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import {
  csvReport,
  deliver,
  newDelivery,
  openBench,
  preparedRows,
  reportedRows,
  reportOptions,
  serve,
  tempFolder,
} from '../../fakes/delivery-bench';
import { consumer, type Step } from '../../fakes/scripted-server';

const accept: Step = { status: 201, body: consumer({}) };

/** Delivers five rows to a shop that accepts two, does this with the third, and then refuses the token. */
async function paused(mode: DeliveryMode = 'upsert', ...third: Step[]) {
  const server = await serve([accept, accept, ...third, { status: 401 }]);
  const { deliveries } = openBench();
  const { id, summary } = await deliver(deliveries, newDelivery(server.baseUrl, preparedRows(5), { mode }));
  expect(summary).toMatchObject({ state: { status: 'paused' }, pending: 3 });
  return { deliveries, id };
}

/** The report's lines: the sheet's two cells, row, id, outcome, reason. */
async function report(deliveries: Deliveries, id: string, format: 'csv' | 'xlsx' = 'csv'): Promise<string[][]> {
  if (format === 'csv') {
    const { lines } = await csvReport(deliveries, id);
    return lines.map((line) => [...line.slice(10), ...line.slice(0, 4)]);
  }
  const path = join(tempFolder(), 'report.xlsx');
  await deliveries.writeReport(id, await openReport(path), reportOptions('xlsx'));
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(path);
  const lines = workbook.worksheets[0]?.getSheetValues().slice(2) as unknown[][];
  return lines.map((line) =>
    Array.from([...line.slice(11), ...line.slice(1, 5)], (cell) => `${(cell ?? '') as string | number}`),
  );
}

const waiting = 'Отправка не закончена: до этой строки очередь ещё не дошла.';
const stopped = 'Отправку остановили раньше, чем дошла очередь до этой строки.';
const unknown = 'Строка могла уйти на сервер, но его ответ неизвестен: клиент уже может быть в магазине.';

describe('the report of an unfinished delivery', () => {
  it.each(['csv', 'xlsx'] as const)('has a line for every row, sent or not, in %s', async (format) => {
    const { deliveries, id } = await paused();
    expect(await report(deliveries, id, format)).toEqual([
      ['c1', 'Анна 1', '1', 'c1', 'Добавлен', ''],
      ['c2', 'Анна 2', '2', 'c2', 'Добавлен', ''],
      ['c3', 'Анна 3', '3', 'c3', 'Не отправлен', waiting],
      ['c4', 'Анна 4', '4', 'c4', 'Не отправлен', waiting],
      ['c5', 'Анна 5', '5', 'c5', 'Не отправлен', waiting],
    ]);
  });

  it('says that a row was stopped before its turn, although its cells are wiped', async () => {
    const { deliveries, id } = await paused();
    await deliveries.stop(id);
    expect((await report(deliveries, id)).slice(2)).toEqual([
      ['', '', '3', 'c3', 'Не отправлен', stopped],
      ['', '', '4', 'c4', 'Не отправлен', stopped],
      ['', '', '5', 'c5', 'Не отправлен', stopped],
    ]);
  });

  it('does not say that a creation in flight was not sent', async () => {
    const { deliveries, id } = await paused('create', 'drop');
    const expected = ['c3', 'Анна 3', '3', 'c3', 'Неизвестно', unknown];
    const lines = await report(deliveries, id);
    expect(lines[2]).toEqual(expected);
    expect(lines[3]?.slice(4)).toEqual(['Не отправлен', waiting]);
  });

  it('has each of many rows once, sent and unsent', async () => {
    const server = await serve((_, index) => (index < 50 ? accept : { status: 401 }));
    const { deliveries, databasePath } = openBench();
    const input = newDelivery(server.baseUrl, preparedRows(1_200), { concurrency: 4 });
    const { id } = await deliver(deliveries, input);
    const rows = reportedRows(databasePath, id).map(({ outcome }) => outcome.row);
    expect(rows).toEqual(Array.from({ length: 1_200 }, (_, index) => index + 1));
  });
});

describe('outcomes for the open sheet', () => {
  it('are those of rows that have one', async () => {
    const { deliveries, id } = await paused();
    expect([...deliveries.decided(id)].map(({ row }) => row)).toEqual([1, 2]);
  });
});
