import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../electron/delivery/store/database';
import { openConsumerStore } from '../../electron/practice/consumer-store';
import { openPatiently } from '../../electron/storage/retry-locked';
import { tempFolder } from '../fakes/delivery-bench';

/** Another program that is about to write into a new file, waits until it is told to, and then keeps it for some time. */
const HOLDER = `
  const { parentPort, workerData: { path, told, holdMs } } = require('node:worker_threads');
  const Database = require('libsql');
  const database = new Database(path);
  database.exec('BEGIN IMMEDIATE');
  parentPort.postMessage('held');
  Atomics.wait(told, 0, 0);
  Atomics.wait(told, 1, 0, holdMs);
  database.exec('ROLLBACK');
  database.close();
`;

const busy = () => Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });

describe('a database that another process is opening for the first time too', () => {
  // SQLite refuses the change to a write-ahead log at once while another process is about to write, whatever the busy timeout.
  it.each<[string, (path: string) => { close: () => unknown }]>([
    ['the deliveries’', (path) => openDatabase(path)],
    ['the practice shop’s', (path) => openConsumerStore(path, () => new Date(0))],
  ])('is opened when that is done: %s', async (_, open) => {
    const path = join(tempFolder(), 'new.db');
    const told = new Int32Array(new SharedArrayBuffer(8));
    const holder = new Worker(HOLDER, { eval: true, workerData: { path, told, holdMs: 200 } });
    await once(holder, 'message');
    Atomics.store(told, 0, 1);
    Atomics.notify(told, 0);
    open(path).close();
    await once(holder, 'exit');
  });

  it('is retried only if it is locked, and only for the given time', () => {
    let tries = 0;
    const third = () => {
      if ((tries += 1) < 3) throw busy();
      return 'open';
    };
    expect(openPatiently(third, 60_000)).toBe('open');
    const failing = (error: Error) => () => {
      tries += 1;
      throw error;
    };
    tries = 0;
    expect(() => openPatiently(failing(new Error('another')), 60_000)).toThrow('another');
    expect(() => openPatiently(failing(busy()), 0)).toThrow('locked');
    expect(tries).toBe(2);
  });
});
