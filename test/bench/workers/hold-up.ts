import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NewDelivery } from '../../../electron/delivery/deliveries';
import { openReport } from '../../../electron/delivery/report/report-file';
import { reportLabels } from '../../../electron/delivery/report/report-labels';
import { translatorFor } from '../../../electron/i18n/translate';
import { openBenchDeliveries } from './open-bench-deliveries';
import { deliveryOf, preparedRows } from './prepared-rows';
import { argument, tell } from './tell';

/** For each piece of work: the longest time that the event loop was blocked, in milliseconds, and the total time, in seconds. */
export type HeldUp = Record<string, { longestMs: number; seconds: number }>;

const RESOLUTION_MS = 5;
const ROWS_PER_MESSAGE = 500;

async function* manyRows(count: number): NewDelivery['rows'] {
  for (let from = 0; from < count; from += ROWS_PER_MESSAGE)
    yield await Promise.resolve({ rows: preparedRows(Math.min(ROWS_PER_MESSAGE, count - from), from), skipped: [] });
}

async function holdUp(rows: number): Promise<HeldUp> {
  const { deliveries, close } = openBenchDeliveries();
  const folder = mkdtempSync(join(tmpdir(), 'aplaut-bench-'));
  const found: HeldUp = {};
  const during = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    delays.enable();
    const start = performance.now();
    const result = await work();
    await sleep(2 * RESOLUTION_MS);
    delays.disable();
    found[name] = { longestMs: delays.max / 1e6, seconds: (performance.now() - start) / 1000 };
    return result;
  };
  const report = (id: string, format: 'csv' | 'xlsx') => async () =>
    deliveries.writeReport(id, await openReport(join(folder, `report.${format}`)), {
      format,
      delimiter: ';',
      labels: reportLabels(translatorFor('ru')),
      timeZone: 'Europe/Moscow',
      shopName: 'Учебный магазин',
      cellsOf: () => Promise.resolve(null),
    });
  await during('nothing', () => sleep(1_000));
  const input = deliveryOf('http://127.0.0.1:9/v4', [], { rows: manyRows(rows) });
  const { id } = await during('taking rows in', () => deliveries.create(input));
  await during('a CSV report', report(id, 'csv'));
  await during('an XLSX report', report(id, 'xlsx'));
  await during('the end of a delivery, with all wiped', async () => {
    await deliveries.stop(id);
    await deliveries.settled(id);
  });
  await during('the history', () => Promise.resolve(deliveries.page({ offset: 0, limit: 50 })));
  await close();
  rmSync(folder, { recursive: true });
  return found;
}

tell(await holdUp(Number(argument(0))));
