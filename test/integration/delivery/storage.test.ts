import { spawnSync } from 'node:child_process';
import { existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { openOrSetAside } from '../../../electron/delivery/store/database';
import { failurePause } from '../../../electron/storage/storage-problem';
import { bundle } from '../../../scripts/run/bundle.mjs';
import {
  allOutcomes,
  newDelivery,
  openBench,
  preparedRow,
  preparedRows,
  serve,
  tempFolder,
  TOKEN,
} from '../../fakes/delivery-bench';
import { consumer, type Step } from '../../fakes/scripted-server';

const accept: Step = { status: 201, body: consumer({}) };
const at = new Date('2026-11-25T00:00:00Z');

describe('a damaged database', () => {
  it('is set aside completely, and a new one is created', () => {
    const path = join(tempFolder(), 'deliveries.db');
    writeFileSync(path, 'no database at all, yet somebody may want it back');
    const { database, setAside } = openOrSetAside(path, at);
    expect(setAside).toBe('deliveries-damaged-2026-11-25T00-00-00-000Z.db');
    expect(readFileSync(join(dirname(path), setAside!), 'utf8')).toContain('want it back');
    expect(database.prepare('SELECT count(*) AS count FROM deliveries').get()).toMatchObject({ count: 0 });
    database.close();
  });

  it.each([
    ['a small one', 0],
    ['a large one', 70_000_000],
  ])('is noticed if pages are damaged, not only the header: %s', async (_, padding) => {
    const one = openBench();
    await one.deliveries.create(newDelivery('http://127.0.0.1:9/v4', preparedRows(200)));
    await one.deliveries.close();
    const whole = new Database(one.databasePath);
    whole.exec(`CREATE TABLE padding (bytes BLOB); INSERT INTO padding VALUES (zeroblob(${padding}))`);
    whole.pragma('wal_checkpoint(TRUNCATE)');
    whole.close();
    const file = openSync(one.databasePath, 'r+');
    writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, 5 * 4096);
    const { deliveries } = openBench({ databasePath: one.databasePath });
    expect(deliveries.setAside).toMatch(/^deliveries-damaged-/);
    expect(deliveries.list()).toEqual([]);
    expect(existsSync(join(dirname(one.databasePath), deliveries.setAside!))).toBe(true);
  });
});

describe('a damaged row', () => {
  it('pauses the delivery, without quoting the row', async () => {
    const { deliveries, databasePath } = openBench();
    const { id } = await deliveries.create(newDelivery('http://127.0.0.1:9/v4', preparedRows(1)));
    const other = new Database(databasePath);
    other.prepare('UPDATE delivery_rows SET attributes = ?').run('Тайная Анна');
    other.close();
    deliveries.start(id, TOKEN);
    const { state } = await deliveries.settled(id);
    expect(state).toMatchObject({ status: 'paused', reason: { by: 'program' } });
    expect(JSON.stringify(state)).not.toContain('Тайна');
  });
});

describe('a clock that jumps', () => {
  it('changes neither the order of deliveries nor their durations', async () => {
    const times = ['2026-11-25T10:00:00Z', '2019-01-01T00:00:00Z', '2031-05-05T05:05:05Z'].values();
    let now = at;
    const { deliveries } = openBench({ now: () => now });
    const server = await serve(() => {
      now = new Date(times.next().value ?? now);
      return accept;
    });
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { id } = await deliveries.create(newDelivery(server.baseUrl, [preparedRow(count + 1)], { pace: 2 }));
      ids.unshift(id);
      deliveries.start(id, TOKEN);
      expect(await deliveries.settled(id)).toMatchObject({ state: { status: 'finished' } });
    }
    expect(deliveries.list().map(({ id }) => id)).toEqual(ids);
    for (const { activeSeconds } of deliveries.list()) expect(activeSeconds).toBeLessThan(2);
    expect(allOutcomes(deliveries, ids[0]!)).toMatchObject([{ at: '2031-05-05T05:05:05.000Z' }]);
  });
});

/** Needs a separate file system of 300 kB, if this machine allows a process to have one. */
const canMount = spawnSync('unshare', ['-Urm', 'true']).status === 0;

describe('a full disk', () => {
  it.skipIf(!canMount)('pauses the delivery with all outcomes so far, and it resumes when there is space', async () => {
    const root = join(import.meta.dirname, '..', '..', '..');
    const folder = join(root, 'node_modules', '.cache', 'aplaut-import', 'full-disk');
    await bundle(root, {
      folder,
      entries: { main: 'test/fakes/full-disk.ts', 'delivery-worker': 'electron/delivery/background/worker.ts' },
    });
    const { stdout, stderr } = spawnSync(
      'unshare',
      ['-Urm', process.execPath, join(folder, 'main.mjs'), tempFolder()],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    const told = JSON.parse(stdout) as { state: unknown; seen: number; kept: number; end: unknown };
    expect(told).toMatchObject({
      state: { status: 'paused', reason: { by: 'storage', problem: 'full' } },
      end: { state: { status: 'finished' }, pending: 0, outcomes: { failed: 400 } },
    });
    // Everything that was shown is on disk.
    expect(told.kept).toBe(told.seen);
    expect(told.seen).toBeGreaterThan(0);
    expect(told.seen).toBeLessThan(400);
  });

  it('is recognised by SQLite’s code', () => {
    expect(failurePause(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }))).toEqual({
      by: 'storage',
      problem: 'full',
      message: 'database or disk is full',
    });
    expect(failurePause(Object.assign(new Error('i/o'), { code: 'SQLITE_IOERR' }))).toMatchObject({ problem: 'other' });
  });
});
