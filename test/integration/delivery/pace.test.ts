import { setMaxListeners } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPaceStore } from '../../../electron/api/pace-store';
import { createPacers } from '../../../electron/api/pacer';
import {
  newDelivery,
  openBench,
  preparedRows,
  serve,
  simulatedClock,
  tempFolder,
  TOKEN,
} from '../../fakes/delivery-bench';
import { consumer } from '../../fakes/scripted-server';

const never = new AbortController().signal;
// Every turn that is waited for listens to it.
setMaxListeners(0, never);
const pacersOf = (clock: ReturnType<typeof simulatedClock>, store = openPaceStore(':memory:', 0)) =>
  createPacers({ store, ...clock });

describe('the pace', () => {
  it('is kept by one delivery', async () => {
    const { deliveries, clock } = openBench();
    const starts: number[] = [];
    const server = await serve(() => {
      starts.push(clock.nowMs());
      return { status: 201, body: consumer({}) };
    });
    const rows = preparedRows(21);
    const { id } = await deliveries.create(newDelivery(server.baseUrl, rows, { pace: 2 }));
    deliveries.start(id, TOKEN);
    await deliveries.settled(id);
    expect(starts).toHaveLength(21);
    expect(clock.nowMs()).toBeGreaterThanOrEqual(10_000);
    expect(clock.nowMs()).toBeLessThan(10_600);
  });

  it('is shared by all deliveries to one host, whatever path they use', async () => {
    const clock = simulatedClock();
    const pacerFor = pacersOf(clock);
    const one = pacerFor('https://api.aplaut.io/v4', 2);
    const other = pacerFor('https://api.aplaut.io/v5', 2);
    for (let turn = 0; turn < 5; turn += 1) {
      await one.turn(never);
      await other.turn(never);
    }
    expect(clock.nowMs()).toBe(4_500);
  });

  it('leaves other hosts alone', async () => {
    const clock = simulatedClock();
    const pacerFor = pacersOf(clock);
    await pacerFor('https://api.aplaut.io/v4', 2).turn(never);
    await pacerFor('http://127.0.0.1:8080/v4', 2).turn(never);
    expect(clock.nowMs()).toBe(0);
  });

  it('lets no host wait for another one', async () => {
    const sleep = () => new Promise<void>(() => undefined);
    const pacerFor = createPacers({ store: openPaceStore(':memory:', 0), nowMs: () => 0, sleep });
    const held = pacerFor('https://api.aplaut.io/v4', 2);
    await held.hold(600_000);
    void held.turn(never);
    await pacerFor('http://127.0.0.1:8080/v4', 2).turn(never);
  });

  it('is given in order of request, and only the first in the queue checks the file', async () => {
    const clock = simulatedClock();
    const store = openPaceStore(':memory:', 0);
    let looks = 0;
    const take: typeof store.take = (...args) => ((looks += 1), store.take(...args));
    const pacerFor = pacersOf(clock, { ...store, take });
    const order: number[] = [];
    const turns = Array.from({ length: 16 }, async (_, index) => {
      await pacerFor(`https://api.aplaut.io/v${index % 2}`, 2).turn(never);
      order.push(index);
    });
    await Promise.all(turns);
    expect(order).toEqual(Array.from({ length: 16 }, (_, index) => index));
    // One failed check and one success for each except the first.
    expect(looks).toBe(31);
  });

  it('is unlimited if it is 0', async () => {
    const clock = simulatedClock();
    const pacer = pacersOf(clock)('http://127.0.0.1:8080/v4', 0);
    for (let turn = 0; turn < 100; turn += 1) await pacer.turn(never);
    expect(clock.nowMs()).toBe(0);
  });

  it('holds all deliveries to a host if the server asks for it', async () => {
    const clock = simulatedClock();
    const pacerFor = pacersOf(clock);
    await pacerFor('https://api.aplaut.io/v4', 2).hold(30_000);
    await pacerFor('https://api.aplaut.io/v4', 0).turn(never);
    expect(clock.nowMs()).toBe(30_000);
  });

  it('is kept by a process that read the clock before another one took the turn', () => {
    const store = openPaceStore(':memory:', 0);
    expect(store.take('host', 10_000.5, 500)).toBe(true);
    expect(store.take('host', 10_000.2, 500)).toBe(false);
    expect(store.freeAtMs('host', 10_000.2, 500)).toBe(10_500.5);
    store.hold('host', 20_000.5, 50_000);
    expect(store.take('host', 20_000.2, 500)).toBe(false);
    expect(store.freeAtMs('host', 20_000.2, 500)).toBe(50_000);
  });

  it('waits for another program that has the file locked, without blocking this one', async () => {
    const path = join(tempFolder(), 'pace.db');
    const store = openPaceStore(path, 0);
    onTestFinished(() => store.close());
    const pacer = pacersOf(simulatedClock(), store)('https://api.aplaut.io/v4', 2);
    const other = new Database(path);
    onTestFinished(() => void other.close());
    other.exec('BEGIN EXCLUSIVE');
    const did: string[] = [];
    const turns = pacer.turn(never).then(() => did.push('turn'));
    const holds = pacer.hold(1_000).then(() => did.push('hold'));
    // If the file blocked this process, nothing else could happen meanwhile.
    setTimeout(() => {
      did.push('unlock');
      other.exec('ROLLBACK');
    }, 50);
    await Promise.all([turns, holds]);
    expect(did[0]).toBe('unlock');
    expect(did.slice(1).toSorted()).toEqual(['hold', 'turn']);
  });

  it('gets a new file if that is damaged', () => {
    const path = join(tempFolder(), 'pace.db');
    writeFileSync(path, 'no database');
    const store = openPaceStore(path, 0);
    expect(store.take('host', 1_000, 500)).toBe(true);
    const other = openPaceStore(path, 0);
    expect(other.take('host', 1_100, 500)).toBe(false);
    store.close();
    other.close();
  });

  it('is kept in a file of an older version, with its data', () => {
    const path = join(tempFolder(), 'pace.db');
    const older = new Database(path);
    older.exec(
      `CREATE TABLE hosts (
         host TEXT PRIMARY KEY, last_start_ms REAL NOT NULL DEFAULT -1e12, held_from_ms REAL NOT NULL DEFAULT -1e12,
         held_until_ms REAL NOT NULL DEFAULT -1e12
       ) STRICT;
       INSERT INTO hosts VALUES ('started', 1000, -1e12, -1e12), ('held', -1e12, 1000, 9000);`,
    );
    older.close();
    const store = openPaceStore(path, 1_100);
    onTestFinished(() => store.close());
    expect(['started', 'held', 'other'].map((host) => store.take(host, 1_100, 500))).toEqual([false, false, true]);
    expect(store.freeAtMs('started', 1_100, 500)).toBe(1_500);
    expect(store.freeAtMs('held', 1_100, 500)).toBe(9_000);
  });

  it('is kept only in this process if a newer version stores it differently, and that file stays as it is', () => {
    const path = join(tempFolder(), 'pace.db');
    const newer = new Database(path);
    newer.exec(`CREATE TABLE hosts (name TEXT, next_ms REAL) STRICT; INSERT INTO hosts VALUES ('host', 5000)`);
    newer.close();
    const store = openPaceStore(path, 1_000);
    onTestFinished(() => store.close());
    expect(store.take('host', 1_000, 500)).toBe(true);
    expect(store.take('host', 1_100, 500)).toBe(false);
    const after = new Database(path);
    expect(after.prepare('SELECT name, next_ms FROM hosts').all()).toMatchObject([{ name: 'host', next_ms: 5_000 }]);
    after.close();
  });

  it('starts again with the clock after a restart of the computer', () => {
    const store = openPaceStore(':memory:', 0);
    store.take('host', 90_000_000, 500);
    store.hold('host', 90_000_000, 90_100_000);
    expect(store.take('host', 20_000, 500)).toBe(true);
  });

  it('is released at once and passed on by an aborted caller behind others that wait for the server', async () => {
    let wake: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (wake = resolve));
    const soon = () => new Promise<void>((resolve) => setImmediate(resolve));
    const clock = { nowMs: () => 0, sleep: () => held.then(soon) };
    const store = openPaceStore(':memory:', 0);
    const pacer = createPacers({ store, nowMs: () => clock.nowMs(), sleep: clock.sleep })(
      'https://api.aplaut.io/v4',
      2,
    );
    await pacer.hold(600_000);
    const first = pacer.turn(never);
    const behind = new AbortController();
    const second = pacer.turn(behind.signal);
    const third = pacer.turn(never);
    behind.abort();
    await expect(second).rejects.toThrow('aborted');
    store.hold('api.aplaut.io', 100_000_000, 0);
    clock.nowMs = () => 100_000_000;
    wake();
    await first;
    clock.nowMs = () => 100_001_000;
    await third;
  });

  it('is not waited for after the signal is aborted', async () => {
    const pacer = pacersOf(simulatedClock())('https://api.aplaut.io/v4', 2);
    await pacer.turn(never);
    await expect(pacer.turn(AbortSignal.abort())).rejects.toThrow();
  });
});
