import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RowOutcome } from '../../../shared/delivery/outcome';
import type { DeliveryProgress } from '../../../shared/delivery/summary';
import {
  allOutcomes,
  allRows,
  deliver,
  newDelivery,
  openBench,
  preparedRow,
  preparedRows,
  serve,
  tempFolder,
  TOKEN,
  reportedRows,
} from '../../fakes/delivery-bench';
import { consumer, type Arrived, type Step } from '../../fakes/scripted-server';

const accept = (): Step => ({ status: 201, body: consumer({}) });
const idOf = ({ path }: Arrived) => path.split('/').at(-1);

describe('a delivery', () => {
  it('is on disk as soon as it is created, including rows that are not sent', async () => {
    const { deliveries, databasePath } = openBench();
    const skipped = [
      { row: 3, externalId: '', reason: 'kept-back' as const, message: 'id-empty', cells: ['', 'Без кода'] },
      { row: 4, externalId: 'c4', reason: 'excluded' as const, message: '', cells: ['c4', 'Не слать'] },
    ];
    const { id } = await deliveries.create(newDelivery('http://127.0.0.1:9/v4', preparedRows(2), { skipped }));
    await deliveries.close();

    const again = openBench({ databasePath }).deliveries;
    expect(again.findUnfinished('source-1')?.id).toBe(id);
    expect(again.findUnfinished('another')).toBeNull();
    expect(again.get(id).summary).toMatchObject({
      state: { status: 'ready' },
      rows: 4,
      pending: 2,
      outcomes: { skipped: 2 },
    });
    expect(allOutcomes(again, id)).toMatchObject([
      { row: 3, kind: 'skipped', reason: 'kept-back', message: 'id-empty' },
      { row: 4, kind: 'skipped', reason: 'excluded' },
    ]);
    expect(again.headers(id)).toEqual(['external_id', 'name']);
  });

  it('sends every row once, at any concurrency and batch size', async () => {
    for (const [concurrency, batchSize] of [
      [1, 1],
      [4, 7],
      [16, 100],
    ] as const) {
      const server = await serve(accept);
      const { deliveries } = openBench();
      const { summary } = await deliver(
        deliveries,
        newDelivery(server.baseUrl, preparedRows(50), { concurrency, batchSize }),
      );
      expect(summary).toMatchObject({ pending: 0, requests: 50, outcomes: { created: 50 } });
      expect(new Set(server.arrived.map(idOf)).size).toBe(50);
    }
  });

  it('shows an outcome only when it is on disk, and reports the end last', async () => {
    const server = await serve(accept);
    const { deliveries, databasePath } = openBench();
    const told: DeliveryProgress[] = [];
    const shown: RowOutcome[] = [];
    const onDisk: boolean[] = [];
    const folder = tempFolder();
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(5)));
    deliveries.onProgress((progress) => told.push(progress));
    deliveries.onOutcomes((_, outcomes) => {
      shown.push(...outcomes);
      const copy = copyDatabase(databasePath, join(folder, String(shown.length)));
      onDisk.push(openBench({ databasePath: copy }).deliveries.get(id).summary.pending === 5 - shown.length);
    });
    deliveries.start(id, TOKEN);
    await deliveries.settled(id);
    expect(shown.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5]);
    expect(onDisk).toEqual(onDisk.map(() => true));
    expect(told.at(0)?.summary.state.status).toBe('running');
    expect(told.at(-1)?.summary).toMatchObject({ state: { status: 'finished' }, pending: 0 });
  });

  it('pauses when the requests in flight have their outcomes, and resumes from there', async () => {
    const server = await serve(accept);
    const { deliveries } = openBench();
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(30), { concurrency: 3 }));
    const paused = new Promise((resolve) => {
      const unlisten = deliveries.onOutcomes(() => {
        unlisten();
        resolve(deliveries.pause(id));
      });
    });
    deliveries.start(id, TOKEN);
    await paused;
    const { summary } = deliveries.get(id);
    expect(summary.state).toEqual({ status: 'paused', reason: { by: 'person' } });
    expect(summary.pending).toBeGreaterThan(0);
    expect(server.arrived).toHaveLength(30 - summary.pending);

    deliveries.start(id, TOKEN);
    expect((await deliveries.settled(id)).state.status).toBe('finished');
    expect(server.arrived.map(idOf).sort()).toEqual(
      preparedRows(30)
        .map(({ externalId }) => externalId)
        .sort(),
    );
  });

  it('pauses at once while it waits for the server', async () => {
    const server = await serve([{ status: 503, headers: { 'Retry-After': '600' } }]);
    const { deliveries } = openBench();
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(1)));
    const paused = new Promise<DeliveryProgress>((resolve) => {
      deliveries.onProgress((progress) => {
        if (progress.waiting === null || progress.summary.state.status !== 'running') return;
        void deliveries.pause(id).then(() => resolve(progress));
      });
    });
    deliveries.start(id, TOKEN);
    expect((await paused).waiting?.why).toBe('server-busy');
    expect(deliveries.get(id).summary).toMatchObject({ state: { status: 'paused' }, pending: 1 });
  });

  it('is stopped for good', async () => {
    const server = await serve(accept);
    const { deliveries } = openBench();
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(3)));
    expect((await deliveries.stop(id)).state.status).toBe('stopped');
    expect(() => deliveries.start(id, TOKEN)).toThrow('delivery-not-allowed');
    expect(server.arrived).toEqual([]);
    expect(deliveries.unfinished()).toEqual([]);
  });

  it('is removed with all its rows, but not while it runs', async () => {
    const server = await serve(accept);
    const { deliveries } = openBench();
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(3)));
    deliveries.start(id, TOKEN);
    await expect(deliveries.remove(id)).rejects.toThrow('delivery-not-allowed');
    await deliveries.settled(id);
    const removed: string[] = [];
    deliveries.onRemoved((gone) => removed.push(gone));
    await deliveries.remove(id);
    expect(removed).toEqual([id]);
    expect(deliveries.list()).toEqual([]);
    expect(() => deliveries.get(id)).toThrow('delivery-not-found');
  });

  it('is wiped when it is finished, except for failed rows that may be sent again', async () => {
    const refuse = (request: Arrived): Step => (idOf(request) === 'c2' ? { status: 422 } : accept());
    const server = await serve(refuse);
    const { deliveries, databasePath } = openBench();
    const sent = [preparedRow(1, { name: 'Стёртое-имя' }), preparedRow(2, { name: 'Оставлено' })];
    const { id } = await deliver(deliveries, newDelivery(server.baseUrl, sent));
    expect(await allRows(deliveries.failedRows(id))).toMatchObject([
      { row: 2, externalId: 'c2', attributes: { name: 'Оставлено' } },
    ]);
    expect(reportedRows(databasePath, id)).toMatchObject([
      { outcome: { row: 1, kind: 'created' }, cells: null },
      { outcome: { row: 2, kind: 'failed' }, cells: ['c2', 'Анна 2'] },
    ]);
    expect(filesBeside(databasePath)).not.toContain('Стёртое-имя');
    expect(filesBeside(databasePath)).toContain('Оставлено');
  });
});

describe('a failed row', () => {
  it('is outdated once another delivery to the same shop has had its consumer accepted', async () => {
    let refuses = true;
    const server = await serve((): Step => (refuses ? { status: 422 } : accept()));
    let second = 0;
    const { deliveries } = openBench({ now: () => new Date(Date.UTC(2024, 0, 1, 0, 0, (second += 1))) });
    const { id } = await deliver(deliveries, newDelivery(server.baseUrl, preparedRows(3)));
    expect(await deliveries.acceptedSince(id)).toEqual(new Set());
    refuses = false;
    await deliver(deliveries, newDelivery(server.baseUrl, [{ ...preparedRow(7), externalId: 'c2' }]));
    const elsewhere = newDelivery(server.baseUrl, [preparedRow(3)]);
    elsewhere.shop.ledgerScope = 'shop-2';
    await deliver(deliveries, elsewhere);
    expect(await allRows(deliveries.failedRows(id))).toHaveLength(3);
    expect(await deliveries.acceptedSince(id)).toEqual(new Set([2]));

    // What was accepted before the failure does not matter.
    refuses = true;
    const again = await deliver(deliveries, newDelivery(server.baseUrl, [preparedRow(2, { name: 'Ещё одно' })]));
    expect(await deliveries.acceptedSince(again.id)).toEqual(new Set());
  });
});

describe('after a crash', () => {
  it('a running delivery is paused and can be resumed, and no row with an outcome is sent again', async () => {
    const server = await serve(accept);
    const { deliveries, databasePath } = openBench();
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(20), { concurrency: 4 }));
    const folder = tempFolder();
    let copy: string | undefined;
    let sentBefore: (string | undefined)[] = [];
    deliveries.onOutcomes(() => {
      if (copy !== undefined || deliveries.get(id).summary.pending > 12) return;
      // The files at this moment, with requests in flight, are what a crash would leave.
      copy = copyDatabase(databasePath, folder);
      sentBefore = allOutcomes(deliveries, id).map(({ externalId }) => externalId);
    });
    deliveries.start(id, TOKEN);
    await deliveries.settled(id);

    const arrivedBefore = server.arrived.length;
    const again = openBench({ databasePath: copy! }).deliveries;
    expect(again.get(id).summary.state).toEqual({ status: 'paused', reason: { by: 'restart' } });
    expect(again.unfinished()).toMatchObject([{ id }]);
    again.start(id, TOKEN);
    expect(await again.settled(id)).toMatchObject({
      state: { status: 'finished' },
      pending: 0,
      outcomes: { created: 20 },
    });
    const sentAfter = server.arrived.slice(arrivedBefore).map(idOf);
    expect(sentAfter.filter((sent) => sentBefore.includes(sent))).toEqual([]);
    expect(sentBefore.length + sentAfter.length).toBe(20);
  });
});

describe('the token', () => {
  it('is in no byte of the database, whatever happened to the delivery', async () => {
    const bodies: Step[] = [
      { status: 201, body: consumer({}) },
      { status: 422, body: { errors: [{ detail: 'no' }] } },
      { status: 500 },
      { status: 401, headers: { 'WWW-Authenticate': 'Bearer error_description="expired"' } },
    ];
    const folder = tempFolder();
    const databasePath = join(folder, 'deliveries.db');
    for (const step of bodies) {
      const server = await serve([step]);
      const { deliveries } = openBench({ databasePath });
      await deliver(deliveries, newDelivery(server.baseUrl, preparedRows(2)));
      expect(filesBeside(databasePath)).toContain('c1');
      for (const form of [TOKEN, Buffer.from(TOKEN).toString('base64').replace(/=+$/, ''), encodeURIComponent(TOKEN)]) {
        expect(filesBeside(databasePath)).not.toContain(form);
      }
      await deliveries.close();
    }
  });
});

/** Copies the database with its log, as a crash would leave them. */
function copyDatabase(databasePath: string, folder: string): string {
  cpSync(dirname(databasePath), folder, { recursive: true });
  return join(folder, 'deliveries.db');
}

/** All bytes of the database, including its log. */
function filesBeside(databasePath: string): string {
  const folder = dirname(databasePath);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(folder, name)).toString('utf8'))
    .join('\n');
}
