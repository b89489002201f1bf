import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { connect, type Opening } from '../../../electron/storage/database';
import { lockFolder } from '../../../electron/watch/store/folder-lock';
import { ARRIVAL_QUERIES, MIGRATIONS } from '../../../electron/watch/store/watch-schema';
import { openWatchStoreOrEmpty, openWatchStore } from '../../../electron/watch/store/watch-store';
import { DEFAULT_LIMITS } from '../../../shared/watch/limits';
import type { Watch } from '../../../shared/watch/watch';
import { DEFAULT_PATTERNS } from '../../../shared/watch/watched-name';
import { tempFolder } from '../../fakes/delivery-bench';
import { extraDelayMs, MOST_EXTRA_MS } from '../../fakes/event-loop-delay';
import { whileLocked } from '../../fakes/locked-database';
import {
  dumpDatabase,
  frozenDatabase,
  frozenPath,
  frozenVersions,
  loadDump,
  schemaOf,
} from '../../fakes/stored-databases';

const watch: Watch = {
  ...{ id: 'w', folder: '/обмен', shopId: 'shop', isOn: true, by: 'window' },
  ...{ ...DEFAULT_LIMITS, patterns: [...DEFAULT_PATTERNS], usesList: false },
};
const look = (name: string, modifiedMs = 1) => ({ name, sizeBytes: 10, modifiedMs });

function open(path = join(tempFolder(), 'watches.db'), opening: Opening = {}) {
  const setAside: string[] = [];
  const store = openWatchStore(
    path,
    () => new Date('2026-01-01T00:00:00Z'),
    (name) => void setAside.push(name),
    opening,
  );
  return { path, store, setAside };
}

/** A folder with a file that was sent and one that waits, as SQL. */
async function frozenAnew(): Promise<string> {
  const { path, store } = open();
  await store.save({ ...watch, id: 'watch-1', folder: '/home/anna/1C', patterns: ['*.csv'] });
  const sent = { deliveryId: 'delivery-1', rows: 12, report: 'night.xlsx' };
  await store.note('watch-1', 'a'.repeat(64), look('night.csv', 1000.5), { state: 'sent', ...sent });
  await store.note('watch-1', 'b'.repeat(64), look('later.csv', 1000.5), { state: 'waits', hold: { why: 'no-rows' } });
  store.close();
  return dumpDatabase(path);
}

describe('watched folders and their files', () => {
  it('are as they were in the next run of the program', async () => {
    const { path, store } = open();
    await store.save(watch);
    await store.note('w', 'h1', look('a.csv'), { state: 'creating', deliveryId: 'd1', rows: 3 });
    await store.change('w', 'h1', { state: 'sending' });
    store.close();
    const again = open(path).store;
    expect(again.list()).toEqual([watch]);
    expect(again.arrival('w', 'h1')).toMatchObject({ state: 'sending', deliveryId: 'd1', rows: 3, fileName: 'a.csv' });
    expect(again.ofLook('w', look('a.csv'))).toMatchObject({ hash: 'h1' });
    expect(again.ofLook('w', look('a.csv', 2))).toBeUndefined();
    expect(again.deliveriesAmong(['d0', 'd1'])).toEqual(['d1']);
    again.close();
  });

  it('know the same contents under another name, and what became of them stays', async () => {
    const { store } = open();
    await store.save(watch);
    await store.note('w', 'h1', look('a.csv'), { state: 'sent', deliveryId: 'd1', rows: 3 });
    const { state } = store.arrival('w', 'h1')!;
    await store.note('w', 'h1', look('b.csv', 5), { state });
    expect(store.arrival('w', 'h1')).toMatchObject({ fileName: 'b.csv', state: 'sent', deliveryId: 'd1', rows: 3 });
    expect(store.last('w', 10)).toHaveLength(1);
    store.close();
  });

  it('tell what waits without all of it', async () => {
    const { store } = open();
    await store.save(watch);
    const files = Array.from({ length: 30 }, (_, n) => `${n}.csv`);
    for (const name of files)
      await store.note('w', `hash of ${name}`, look(name), { state: 'waits', hold: { why: 'no-rows' } });
    await store.note('w', 'sent', look('sent.csv'), { state: 'sent' });
    const { arrivals, count } = store.waiting('w', 3);
    expect([arrivals.map(({ fileName }) => fileName), count]).toEqual([['29.csv', '28.csv', '27.csv'], 30]);
    const { count: all, number } = store.waitingSince('w', 0);
    expect([all, store.waitingSince('w', number)]).toEqual([30, { count: 0, number }]);
    // Its look changes, but nothing else.
    await store.note('w', 'hash of 3.csv', look('3.csv', 2), { state: 'waits', hold: { why: 'no-rows' } });
    expect(store.waitingSince('w', number).count).toBe(0);
    await store.change('w', 'hash of 3.csv', { state: 'again' });
    await store.change('w', 'hash of 3.csv', { state: 'waits', hold: { why: 'no-rows' } });
    expect(store.waitingSince('w', number).count).toBe(1);
    store.close();
  });

  it('remember the rows of what was sent last, not of what waits', async () => {
    const { store } = open();
    await store.save(watch);
    expect(store.rowsSentLast('w')).toBeNull();
    await store.note('w', 'h1', look('a.csv'), { state: 'sent', rows: 3 });
    await store.note('w', 'h2', look('b.csv'), { state: 'sent', rows: 4 });
    await store.note('w', 'h3', look('c.csv'), { state: 'waits', rows: 1, hold: { why: 'no-rows' } });
    expect(store.rowsSentLast('w')).toBe(4);
    expect(store.inStates('w', ['waits'])).toMatchObject([{ hash: 'h3', hold: { why: 'no-rows' } }]);
    // What the person answered late came last.
    await store.change('w', 'h1', { state: 'waits', hold: { why: 'no-rows' } });
    await store.change('w', 'h1', { state: 'sent' });
    expect(store.last('w', 1)).toMatchObject([{ hash: 'h1' }]);
    expect(store.rowsSentLast('w')).toBe(3);
    store.close();
  });

  it('go with their shop, and nothing comes back of what was removed', async () => {
    const { store } = open();
    await store.save(watch);
    await store.note('w', 'h1', look('a.csv'), { state: 'sent' });
    await store.removeOfShop('shop');
    expect(store.list()).toEqual([]);
    await store.change('w', 'h1', { state: 'waits' });
    await store.note('w', 'h1', look('a.csv'), { state: 'sent' });
    await store.save(watch);
    expect(store.last('w', 10)).toEqual([]);
    store.close();
  });

  it('cost one entry if that is damaged, and are set aside if the whole file is', async () => {
    const { path, store } = open();
    await store.save(watch);
    await store.save({ ...watch, id: 'w2', folder: '/другая' });
    await store.note('w', 'h1', look('a.csv'), { state: 'sent' });
    await store.note('w', 'h2', look('b.csv'), { state: 'sent' });
    store.close();
    const database = connect(path);
    database.prepare("UPDATE watches SET rules = '{' WHERE id = 'w2'").run();
    database.prepare("UPDATE arrivals SET state = 'eaten' WHERE hash = 'h1'").run();
    database.close();
    const again = open(path).store;
    expect(again.list()).toEqual([watch]);
    expect(again.last('w', 10).map(({ hash }) => hash)).toEqual(['h2']);
    again.close();
    for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
    writeFileSync(path, 'not a database, but long enough to be taken for one'.repeat(100));
    const anew = open(path);
    expect(anew.setAside).toEqual([expect.stringMatching(/^watches-damaged-/)]);
    expect(anew.store.list()).toEqual([]);
    anew.store.close();
  });

  it.each(frozenVersions('watches'))('are read as version %i stored them', (version) => {
    const path = join(tempFolder(), 'watches.db');
    loadDump(frozenDatabase('watches', version), path).close();
    const { store, setAside } = open(path);
    const [found] = store.list();
    expect(found).toMatchObject({
      ...{ id: 'watch-1', folder: '/home/anna/1C', isOn: true, by: 'window' },
      ...{ errorPercent: 20, changes: 500, patterns: ['*.csv'], usesList: false },
    });
    expect(store.last('watch-1', 10)).toMatchObject([
      { fileName: 'later.csv', state: 'waits', hold: { why: 'no-rows' } },
      { fileName: 'night.csv', state: 'sent', deliveryId: 'delivery-1', rows: 12, report: 'night.xlsx' },
    ]);
    expect(setAside).toEqual([]);
    store.close();
    const anew = open();
    anew.store.close();
    expect(schemaOf(path)).toEqual(schemaOf(anew.path));
  });

  it('have a frozen database of each version, made together with its migration', async () => {
    const newest = frozenPath('watches', MIGRATIONS.length);
    const isThere = existsSync(newest);
    if (!isThere) writeFileSync(newest, `-- Written by the code that made this version.\n${await frozenAnew()}`);
    expect(isThere, `${newest} was missing and has been written: look at it and commit it`).toBe(true);
    expect(frozenVersions('watches')).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  it('are found by an index, however many files a folder has had', () => {
    const { path, store } = open();
    store.close();
    const database = connect(path);
    const indicesOf = (query: string): string[] => {
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${query}`).all() as { detail: string }[];
      const steps = plan.map(({ detail }) => detail).filter((step) => /arrivals|TEMP/.test(step));
      return steps.map((step) => /^SEARCH arrivals USING (?:COVERING )?INDEX (.+)$/.exec(step)?.[1] ?? step);
    };
    const indices = Object.entries(ARRIVAL_QUERIES).map(([name, query]) => [name, indicesOf(query)]);
    database.close();
    expect(Object.fromEntries(indices)).toEqual({
      ofLook: ['arrivals_name (watch_id=? AND file_name=?)'],
      inState: ['arrivals_state (watch_id=? AND state=?)'],
      ofName: ['arrivals_name (watch_id=? AND file_name=? AND state=?)'],
      waiting: ['arrivals_state (watch_id=? AND state=?)'],
      waitingSince: ['arrivals_state (watch_id=? AND state=? AND number>?)', 'arrivals_number (watch_id=?)'],
      last: ['arrivals_number (watch_id=?)'],
      rowsSentLast: ['arrivals_number (watch_id=?)'],
      ofDelivery: ['arrivals_delivery (delivery_id=?)'],
    });
  });

  it('are not opened if a newer version wrote them', async () => {
    const { path, store } = open();
    store.close();
    const database = connect(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => open(path)).toThrow(expect.objectContaining({ code: 'storage-newer' }));
    const said: unknown[][] = [];
    const window = openWatchStoreOrEmpty(
      path,
      () => new Date(),
      (...news) => said.push(news),
    );
    expect(window.list()).toEqual([]);
    await window.save(watch);
    window.close();
    expect(said).toEqual([['watches.db', 'newer']]);
    const after = connect(path);
    expect(after.prepare('SELECT count(*) AS n FROM watches').get()).toMatchObject({ n: 0 });
    after.close();
  });
});

describe('a locked database of watched folders', { timeout: 60_000 }, () => {
  it('does not block main, and changes are made in the order in which they were asked for', async () => {
    let locked = 0;
    const delay = await extraDelayMs(async () => {
      const { path, store } = open();
      locked += await whileLocked(path, async () => {
        for (let n = 0; n < 5; n += 1) {
          await Promise.all([store.save({ ...watch, isOn: false }), store.save(watch), store.removeOfShop('another')]);
          expect(store.list()).toEqual([watch]);
          await store.note('w', `h${n}`, look(`${n}.csv`), { state: 'creating' });
          await store.change('w', `h${n}`, { state: 'sending' });
          expect(store.arrival('w', `h${n}`)?.state).toBe('sending');
          await sleep(30);
        }
      });
      store.close();
    });
    expect(locked).toBeGreaterThan(0);
    expect(delay).toBeLessThanOrEqual(MOST_EXTRA_MS);
  });

  it('is an error when nobody frees it, and the next change is made once it is free', async () => {
    const { path, store } = open(undefined, { busyMs: 40 });
    const other = connect(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.save(watch)).rejects.toThrow('locked');
    other.exec('ROLLBACK');
    other.close();
    await store.save(watch);
    expect(store.list()).toEqual([watch]);
    store.close();
  });
});

describe('the lock of a watched folder', () => {
  it('is taken once in a process, and free again when it is released', () => {
    const locks = tempFolder();
    const release = lockFolder(locks, '/обмен');
    expect(release).not.toBeNull();
    expect(lockFolder(locks, '/обмен')).toBeNull();
    expect(lockFolder(locks, '/обмен 2')).not.toBeNull();
    release?.();
    const again = lockFolder(locks, '/обмен');
    expect(again).not.toBeNull();
    again?.();
  });

  it('is free again when the process that held it was killed', async () => {
    const locks = tempFolder();
    const first = lockFolder(locks, '/обмен');
    first?.();
    const script = `
      const { readdirSync } = require('node:fs'); const { join } = require('node:path');
      const d = new (require('libsql'))(join(process.argv[1], readdirSync(process.argv[1])[0]));
      d.exec('BEGIN EXCLUSIVE'); console.log('held'); setInterval(() => d, 1e6);`;
    const child = spawn(process.execPath, ['-e', script, locks]);
    await once(child.stdout, 'data');
    expect(lockFolder(locks, '/обмен')).toBeNull();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const release = lockFolder(locks, '/обмен');
    expect(release).not.toBeNull();
    release?.();
  });
});
