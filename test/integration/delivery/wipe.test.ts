import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RowOutcome } from '../../../shared/delivery/outcome';
import { openDatabase } from '../../../electron/delivery/store/database';
import { openDeletions } from '../../../electron/delivery/store/deletions';
import { openFailedContents } from '../../../electron/delivery/store/failed-contents';
import { eraseAndVacuum } from '../../../electron/delivery/store/erase-and-vacuum';
import {
  allOutcomes,
  allRows,
  csvReport,
  deliver,
  newDelivery,
  openBench,
  preparedRow,
  serve,
  tempFolder,
  TOKEN,
} from '../../fakes/delivery-bench';
import { openStores, type Stores } from '../../fakes/open-stores';
import { consumer, type Arrived, type Step } from '../../fakes/scripted-server';

const AT = '2026-11-01T10:00:00.000Z';
const ROWS = 4_000;
const SENT = 'Отправленное-имя';
const CELL = 'Исходная-ячейка';
const OTHER = 'Имя-на-сервере';

/** How often this text occurs in the database, its log or its shared memory. */
function timesIn(databasePath: string, words: string): number {
  const folder = dirname(databasePath);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { name }) => sum + readFileSync(join(folder, name)).toString('utf8').split(words).length - 1, 0);
}

const outcome = (row: number, kind: RowOutcome['kind']): RowOutcome => ({
  row,
  externalId: `c${row}`,
  kind,
  reason: null,
  message: 'x'.repeat(row % 60),
  field: null,
  sentValue: null,
  serverValue: null,
  otherFields: null,
  httpStatus: 200,
  requestId: null,
  at: AT,
  attempts: 1,
});

/** A delivery whose rows come in random order and grow with their outcomes, so that their pages are split again and again. */
function deliverInto(store: Stores, id: string): void {
  const { shop, ...rest } = newDelivery('http://127.0.0.1:9/v4', []);
  store.prepare(id, { ...rest, shop }, AT, 'owner');
  const fingerprint = '00'.repeat(16);
  const fingerprints = { consumer: fingerprint, applied: fingerprint, contact: fingerprint };
  for (let index = 0; index < ROWS; index += 1) {
    const row = (index * 1_543) % ROWS;
    const prepared = {
      row,
      externalId: `c${row}`,
      attributes: { name: SENT + 'а'.repeat((index * 31) % 150) },
      // Some are longer than a page and spill over into others.
      cells: [CELL + 'я'.repeat(index % 500 === 0 ? 9_000 : (index * 17) % 200)],
    };
    store.addRows(id, [{ prepared, fingerprints, verdict: 'send' }], [], AT);
  }
  store.finishPreparing(id, { rows: ROWS, unchanged: 0, exists: 0, absent: 0, notApplied: 0, blocked: 0, excluded: 0 });
  store.move(id, { type: 'start' }, { ifOwner: null, owner: 'owner', at: AT, runBy: 'window' });
  for (let start = 0; start < ROWS; start += 100) {
    const rows = store.takeRows(id, -1, 100);
    store.saveOutcomes(
      id,
      rows.map(({ row }) => outcome(row, row % 10 === 0 ? 'failed' : 'created')),
      { requests: 100, activeMs: 1 },
    );
  }
}

function finish(store: Stores, id: string): void {
  const change = { ifOwner: 'owner', owner: 'owner', at: AT, runBy: 'window' } as const;
  expect(store.move(id, { type: 'complete', pending: 0 }, change)).toEqual({ status: 'finished' });
}

describe('sent contents', () => {
  it('are in no byte of the database files once a delivery is finished, except for failed rows, until they are wiped', async () => {
    const databasePath = join(tempFolder(), 'deliveries.db');
    const database = openDatabase(databasePath);
    onTestFinished(() => void database.close());
    const store = openStores(database);
    for (const id of ['b', 'a', 'c']) deliverInto(store, id);
    expect(timesIn(databasePath, SENT)).toBeGreaterThan(ROWS);

    for (const id of ['b', 'a', 'c']) finish(store, id);
    await openDeletions(database).wipeEnded();
    eraseAndVacuum(database);
    const failed = (3 * ROWS) / 10;
    expect(timesIn(databasePath, SENT)).toBe(failed);
    expect(timesIn(databasePath, CELL)).toBe(failed);

    expect(await openFailedContents(database).wipe(AT, AT)).toBe(3);
    eraseAndVacuum(database);
    expect(timesIn(databasePath, SENT)).toBe(0);
    expect(timesIn(databasePath, CELL)).toBe(0);
    expect(store.get('a')?.outcome_counts).toMatchObject({ created: ROWS * 0.9, failed: ROWS / 10 });
  });

  it('are removed at the next start if somebody was reading at the time', async () => {
    const server = await serve(() => ({ status: 200, body: consumer({}) }));
    const { deliveries, databasePath } = openBench({ busyTimeoutMs: 20 });
    const reader = new Database(databasePath);
    const { id } = await deliveries.create(newDelivery(server.baseUrl, [preparedRow(1, { name: SENT })]));
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM delivery_rows').get();
    deliveries.start(id, TOKEN);
    expect((await deliveries.settled(id)).state.status).toBe('finished');
    await deliveries.close();
    expect(timesIn(databasePath, SENT)).toBeGreaterThan(0);
    reader.exec('COMMIT');
    reader.close();

    const next = openBench({ databasePath });
    await next.deliveries.settled(id);
    expect(timesIn(databasePath, SENT)).toBe(0);
    expect(readdirSync(dirname(databasePath)).filter((name) => name.endsWith('-traces'))).toEqual([]);
    expect(next.deliveries.get(id).summary.outcomes.updated).toBe(1);
  });

  it('do not keep a delivery from ending if the marker file cannot be written', async () => {
    const server = await serve(() => ({ status: 200, body: consumer({}) }));
    const { deliveries, databasePath } = openBench();
    mkdirSync(`${databasePath}-traces`);
    const { summary } = await deliver(deliveries, newDelivery(server.baseUrl, [preparedRow(1, { name: SENT })]));
    expect(summary.state.status).toBe('finished');
    expect(timesIn(databasePath, SENT)).toBe(0);
  });

  it('are gone with a removed delivery, even if another program has the database open', async () => {
    const databasePath = join(tempFolder(), 'deliveries.db');
    const database = openDatabase(databasePath);
    const another = openDatabase(databasePath);
    onTestFinished(() => {
      database.close();
      another.close();
    });
    expect(openStores(another).list()).toEqual([]);
    const store = openStores(database);
    deliverInto(store, 'b');
    await openDeletions(database).remove('b', 'owner');
    eraseAndVacuum(database);
    expect(timesIn(databasePath, SENT) + timesIn(databasePath, CELL)).toBe(0);
  });
});

describe('the server’s differing values', () => {
  it('are removed when the period for failed rows is over; the fact and the field stay', async () => {
    const server = await serve(() => ({ status: 200, body: consumer({ name: OTHER }) }));
    const { deliveries, databasePath } = openBench();
    const { id, summary, outcomes } = await deliver(
      deliveries,
      newDelivery(server.baseUrl, [preparedRow(1, { name: SENT })]),
    );
    expect(outcomes).toMatchObject([{ kind: 'kept', field: 'name', sentValue: SENT, serverValue: OTHER }]);
    expect(await deliveries.wipeFailed(summary.finishedAt!)).toBe(1);
    expect(await deliveries.wipeFailed(summary.finishedAt!)).toBe(0);
    expect(allOutcomes(deliveries, id)).toMatchObject([
      { kind: 'kept', field: 'name', sentValue: null, serverValue: null },
    ]);
    expect(timesIn(databasePath, SENT) + timesIn(databasePath, OTHER)).toBe(0);
  });
});

describe('the contents of failed rows', () => {
  const refuseSecond = (request: Arrived): Step =>
    request.path.endsWith('/c2') ? { status: 422 } : { status: 201, body: consumer({}) };
  const sent = [preparedRow(1), preparedRow(2, { name: SENT })];

  it('are removed when their period is over, and the delivery says since when; its report can still be written', async () => {
    const server = await serve(refuseSecond);
    const { deliveries, databasePath } = openBench();
    const { id, summary } = await deliver(deliveries, newDelivery(server.baseUrl, sent));
    expect(summary.failedWipedAt).toBeNull();
    const finishedAt = summary.finishedAt!;
    expect(await deliveries.wipeFailed(new Date(Date.parse(finishedAt) - 1).toISOString())).toBe(0);
    expect(await allRows(deliveries.failedRows(id))).toHaveLength(1);

    expect(await deliveries.wipeFailed(finishedAt)).toBe(1);
    expect(await deliveries.wipeFailed(finishedAt)).toBe(0);
    expect(await allRows(deliveries.failedRows(id))).toEqual([]);
    const after = deliveries.get(id).summary;
    expect(after).toMatchObject({ outcomes: { created: 1, failed: 1 } });
    expect(Date.parse(after.failedWipedAt!)).toBeGreaterThanOrEqual(Date.parse(finishedAt));
    expect(timesIn(databasePath, SENT)).toBe(0);

    const { lines, gaps } = await csvReport(deliveries, id);
    expect(lines[1]?.slice(0, 3)).toEqual(['2', 'c2', 'Не принят']);
    expect(lines[1]?.slice(-2)).toEqual(['', '']);
    expect(gaps).toEqual({ withoutCells: 2, asTheyStand: 0 });
  });

  it('stay while the delivery can be resumed', async () => {
    const server = await serve((request) => (request.path.endsWith('/c2') ? { status: 422 } : { status: 401 }));
    const { deliveries } = openBench();
    const { id, summary } = await deliver(deliveries, newDelivery(server.baseUrl, [preparedRow(2), preparedRow(3)]));
    expect(summary.state.status).toBe('paused');
    expect(await deliveries.wipeFailed('9999-01-01T00:00:00.000Z')).toBe(0);
    expect(await allRows(deliveries.failedRows(id))).toHaveLength(1);
  });
});
