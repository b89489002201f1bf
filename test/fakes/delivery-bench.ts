import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { onTestFinished } from 'vitest';
import type { PreparedRow } from '../../shared/consumer/payload-types';
import type { DeliveryMode } from '../../shared/consumer/delivery-mode';
import { OUTCOME_KINDS, type RowOutcome } from '../../shared/delivery/outcome';
import type { Runner } from '../../shared/delivery/runs';
import type { RetryPolicy } from '../../shared/delivery/answers/retry-policy';
import type { ReportGaps } from '../../shared/delivery/report-gaps';
import { directNetwork } from '../../electron/network/network';
import { reportLabels } from '../../electron/delivery/report/report-labels';
import { translatorFor } from '../../electron/i18n/translate';
import { connect } from '../../electron/delivery/store/database';
import {
  openDeliveries,
  type Deliveries,
  type NewDelivery,
  type ReportOptions,
} from '../../electron/delivery/deliveries';
import { openReport } from '../../electron/delivery/report/report-file';
import { openReportedRows, type ReportedRow } from '../../electron/delivery/store/reported-rows';
import { openPaceStore } from '../../electron/api/pace-store';
import { createPacers } from '../../electron/api/pacer';
import { startScriptedServer, type ScriptedServer, type Step } from './scripted-server';

/** A made-up token, long enough not to appear anywhere by chance. */
export const TOKEN = 'tok-5f1c9e7ab3_D4-very.secret~9';

/** The worker from the app's build, which the delivery tests run first. */
export const WORKER_PATH = join(import.meta.dirname, '..', '..', 'out', 'main', 'delivery-worker.cjs');

/** A folder that is removed after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aplaut-delivery-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that moves only when something sleeps, so that no test really waits. */
export function simulatedClock() {
  const clock = { elapsedMs: 0, slept: [] as number[] };
  return {
    ...clock,
    elapsedMs: () => clock.elapsedMs,
    slept: () => clock.slept,
    nowMs: () => clock.elapsedMs,
    sleep: (delayMs: number, signal: AbortSignal): Promise<void> => {
      signal.throwIfAborted();
      clock.elapsedMs += delayMs;
      clock.slept.push(delayMs);
      // Lets the answers to other requests arrive, as real time would.
      return new Promise((resolve, reject) =>
        setImmediate(() => (signal.aborted ? reject(signal.reason as Error) : resolve())),
      );
    },
  };
}

/** Deliveries over a real database, in simulated time. */
export function openBench(
  options: {
    databasePath?: string;
    policy?: Partial<RetryPolicy>;
    random?: () => number;
    now?: () => Date;
    busyTimeoutMs?: number;
    requestTimeoutMs?: number;
    runBy?: Runner;
    onUnexpected?: (error: unknown) => void;
  } = {},
) {
  const clock = simulatedClock();
  const databasePath = options.databasePath ?? join(tempFolder(), 'deliveries.db');
  const pacerFor = createPacers({ store: openPaceStore(':memory:', 0), ...clock });
  const deliveries = openDeliveries({
    databasePath,
    workerPath: WORKER_PATH,
    network: directNetwork,
    pacerFor,
    nowMs: clock.nowMs,
    sleep: clock.sleep,
    random: options.random ?? (() => 0.5),
    // A busy machine must not look like a server that does not answer.
    requestTimeoutMs: options.requestTimeoutMs ?? 1_500,
    ...(options.runBy === undefined ? {} : { runBy: options.runBy }),
    ...(options.onUnexpected === undefined ? {} : { onUnexpected: options.onUnexpected }),
    ...(options.now === undefined ? {} : { now: options.now }),
    ...(options.busyTimeoutMs === undefined ? {} : { opening: { busyMs: options.busyTimeoutMs } }),
    ...(options.policy === undefined ? {} : { retryPolicy: options.policy }),
  });
  onTestFinished(() => deliveries.close().catch(() => undefined));
  return { deliveries, clock, databasePath };
}

/** A scripted server that is closed after the test. */
export async function serve(script: Step[] | Parameters<typeof startScriptedServer>[0]): Promise<ScriptedServer> {
  const server = await startScriptedServer(script);
  onTestFinished(() => server.close());
  return server;
}

export function preparedRow(row: number, attributes: PreparedRow['attributes'] = { name: `Анна ${row}` }): PreparedRow {
  return { row, externalId: `c${row}`, attributes, cells: [`c${row}`, `Анна ${row}`] };
}

/** `count` rows, numbered from 1. */
export function preparedRows(count: number): PreparedRow[] {
  return Array.from({ length: count }, (_, index) => preparedRow(index + 1));
}

/** Collects all chunks into one array. */
export async function allRows<T>(parts: AsyncIterable<T[]>): Promise<T[]> {
  const rows: T[] = [];
  for await (const part of parts) rows.push(...part);
  return rows;
}

export function newDelivery(
  baseUrl: string,
  rows: PreparedRow[],
  rest: { mode?: DeliveryMode; concurrency?: number; pace?: number; batchSize?: number; skipped?: Skipped } = {},
): NewDelivery {
  const { mode = 'upsert', concurrency = 1, pace = 0, batchSize = 10, skipped = [] } = rest;
  return {
    shop: { id: 'shop-1', name: 'Учебный магазин', baseUrl, auth: 'bearer', pace, ledgerScope: `shop-1 ${baseUrl}` },
    mode,
    fileName: 'клиенты.csv',
    headers: ['external_id', 'name'],
    sourceKey: 'source-1',
    concurrency,
    batchSize,
    rows: once({ rows, skipped }),
  };
}

type Part = NewDelivery['rows'] extends AsyncIterable<infer T> ? T : never;
type Skipped = Part['skipped'];

async function* once(part: Part): AsyncGenerator<Part> {
  yield await Promise.resolve(part);
}

/** Sends these rows until the delivery ends or is stopped. */
export async function deliver(deliveries: Deliveries, input: NewDelivery) {
  const { id } = await deliveries.create(input);
  deliveries.start(id, TOKEN);
  const summary = await deliveries.settled(id);
  return { id, summary, outcomes: allOutcomes(deliveries, id) };
}

export function allOutcomes(deliveries: Deliveries, id: string): RowOutcome[] {
  return deliveries.outcomes(id, { kinds: OUTCOME_KINDS, offset: 0, limit: 10_000 }).outcomes;
}

/** All rows of a delivery, as a report gets them. */
export function reportedRows(databasePath: string, id: string): ReportedRow[] {
  const database = connect(databasePath);
  try {
    return [...openReportedRows(database).all(id, false)];
  } finally {
    database.close();
  }
}

/** The lines of a delivery's CSV report without the header, for a sheet that is not open, and the gaps in it. */
export async function csvReport(deliveries: Deliveries, id: string): Promise<{ lines: string[][]; gaps: ReportGaps }> {
  const path = join(tempFolder(), 'report.csv');
  const gaps = await deliveries.writeReport(id, await openReport(path), reportOptions('csv'));
  const { data } = Papa.parse<string[]>(readFileSync(path, 'utf8'), { delimiter: ';', skipEmptyLines: true });
  return { lines: data.slice(1), gaps };
}

export function reportOptions(format: 'csv' | 'xlsx'): ReportOptions {
  return {
    format,
    cellsOf: () => Promise.resolve(null),
    labels: reportLabels(translatorFor('ru')),
    timeZone: 'Europe/Moscow',
    shopName: 'Учебный магазин',
    delimiter: ';',
  };
}
