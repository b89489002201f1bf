import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RowOutcome } from '../../../shared/delivery/outcome';
import { openDatabase } from '../../../electron/delivery/store/database';
import { openOutcomeTallies } from '../../../electron/delivery/store/outcome-tallies';
import {
  deliver,
  newDelivery,
  openBench,
  preparedRow,
  preparedRows,
  serve,
  tempFolder,
} from '../../fakes/delivery-bench';
import { openStores } from '../../fakes/open-stores';
import { consumer } from '../../fakes/scripted-server';
import { frozenDatabase, loadDump } from '../../fakes/stored-databases';

const STARTED = Date.parse('2026-11-24T18:00:00.000Z');
const outcome = (row: number, afterSeconds: number, kind: RowOutcome['kind']): RowOutcome => ({
  row,
  externalId: `c${row}`,
  kind,
  reason: null,
  message: null,
  field: null,
  sentValue: null,
  serverValue: null,
  otherFields: null,
  httpStatus: 200,
  requestId: null,
  at: new Date(STARTED + afterSeconds * 1_000).toISOString(),
  attempts: 1,
});

function openStore() {
  const path = join(tempFolder(), 'deliveries.db');
  const database = openDatabase(path);
  onTestFinished(() => void database.close());
  const store = openStores(database);
  const rows = preparedRows(6);
  const fingerprint = '00'.repeat(16);
  const fingerprints = { consumer: fingerprint, applied: fingerprint, contact: fingerprint };
  store.prepare('d', newDelivery('http://127.0.0.1:9/v4', []), new Date(STARTED).toISOString(), 'owner');
  store.addRows(
    'd',
    rows.map((prepared) =>
      // What is decided beforehand takes no time and is not in the chart.
      prepared.row === 6
        ? { verdict: 'unchanged', fingerprints, ...prepared }
        : { verdict: 'send', fingerprints, prepared },
    ),
    [],
    new Date(STARTED).toISOString(),
  );
  store.finishPreparing('d', { rows: 6, unchanged: 1, exists: 0, absent: 0, notApplied: 0, blocked: 0, excluded: 0 });
  return { path, database, store };
}

const none = { requests: 0, activeMs: 0 };
const expected = {
  startedAt: '2026-11-24T18:00:00.000Z',
  bucketSeconds: 10,
  buckets: [
    { confirmed: 2, otherwise: 0, failed: 1 },
    { confirmed: 0, otherwise: 0, failed: 0 },
    { confirmed: 0, otherwise: 1, failed: 1 },
  ],
};

function saveAll({ store }: ReturnType<typeof openStore>): void {
  store.saveOutcomes('d', [outcome(1, 1, 'created'), outcome(2, 3, 'updated')], none);
  store.saveOutcomes('d', [outcome(3, 9.9, 'failed'), outcome(4, 20, 'kept'), outcome(5, 29, 'failed')], none);
}

describe('the timeline of a delivery', () => {
  it('does not exist before the first outcome', async () => {
    const { deliveries } = openBench();
    const { id } = await deliveries.create(newDelivery('http://127.0.0.1:9/v4', [preparedRow(1)]));
    expect(deliveries.timeline(id)).toBeNull();
    expect(() => deliveries.timeline('another')).toThrow('delivery-not-found');
  });

  it('counts every outcome once, when it came, and survives the end and a restart of the program', async () => {
    const server = await serve([{ status: 422 }, { status: 201, body: consumer({}) }]);
    const { deliveries, databasePath } = openBench();
    const { id } = await deliver(deliveries, newDelivery(server.baseUrl, preparedRows(30)));
    await deliveries.close();
    const buckets = openBench({ databasePath }).deliveries.timeline(id)?.buckets ?? [];
    expect(buckets.reduce((sum, { confirmed }) => sum + confirmed, 0)).toBe(29);
    expect(buckets.reduce((sum, { failed }) => sum + failed, 0)).toBe(1);
  });

  it('has pauses as empty buckets, and nothing that was decided beforehand', () => {
    const bench = openStore();
    saveAll(bench);
    expect(bench.store.timeline('d')).toEqual(expected);
  });

  it('puts several sums into one bucket for a long delivery, without losing any', () => {
    const { database } = openStore();
    const tallies = openOutcomeTallies(database);
    const count = 1_000;
    tallies.add(
      'd',
      Array.from({ length: count }, (_, row) => outcome(row, row * 37, row % 3 === 0 ? 'failed' : 'exists')),
    );
    const { bucketSeconds, buckets } = tallies.timeline('d')!;
    expect(bucketSeconds).toBe(600);
    expect(buckets).toHaveLength(62);
    expect(buckets[1]).toEqual({ confirmed: 0, otherwise: 11, failed: 5 });
    expect(buckets.reduce((sum, { otherwise, failed }) => sum + otherwise + failed, 0)).toBe(count);
  });

  it('is computed from the rows if an older version saved those', () => {
    const bench = openStore();
    saveAll(bench);
    const { path } = bench;
    const olderPath = join(tempFolder(), 'deliveries.db');
    const older = loadDump(frozenDatabase('deliveries', 5), olderPath);
    older.exec(`DELETE FROM delivery_rows; DELETE FROM deliveries; ATTACH '${path}' AS present`);
    for (const table of ['deliveries', 'delivery_rows']) {
      const columns = (older.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name).join();
      older.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM present.${table}`);
    }
    older.close();
    const migrated = openDatabase(olderPath);
    expect(openOutcomeTallies(migrated).timeline('d')).toEqual(expected);
    migrated.close();
  });
});
