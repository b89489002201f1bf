import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPracticeOrAnew } from '../../electron/practice/start-practice';
import { prepareUserData } from '../../electron/storage/user-data';
import { takeOwnerLock } from '../../electron/storage/owner-lock';
import { openBench, tempFolder } from '../fakes/delivery-bench';

const isReadByOthers = (path: string): boolean => (statSync(path).mode & 0o077) !== 0;
const at = new Date('2026-11-25T00:00:00Z');

/** The attack: somebody else created the user-data folder, readable by all (755), and others read the customers in it. */
describe.skipIf(process.platform === 'win32')('databases in a folder that everybody can read', () => {
  it('are readable only by the person, including existing ones', async () => {
    const folder = join(tempFolder(), 'data');
    mkdirSync(folder, { mode: 0o755 });
    chmodSync(folder, 0o755);
    const old = join(folder, 'practice-shop.db');
    new Database(old).close();
    writeFileSync(old, '');
    chmodSync(old, 0o644);
    openBench({ databasePath: join(folder, 'deliveries.db') });
    const files = { now: () => at, setAside: () => undefined };
    const practice = await startPracticeOrAnew({ databasePath: old, tokens: ['practice-token'] }, files);
    onTestFinished(() => practice.close());
    const made = readdirSync(folder).filter((name) => /\.db(-wal|-shm)?$/.test(name));
    expect(made).toEqual(expect.arrayContaining(['deliveries.db', 'deliveries.db-wal', 'practice-shop.db']));
    expect(made.filter((name) => isReadByOthers(join(folder, name)))).toEqual([]);
    expect(isReadByOthers(join(folder, 'deliveries.db-owners'))).toBe(false);
  });

  it('create a folder that nobody else can read', () => {
    const folder = join(tempFolder(), 'of', 'its', 'own');
    prepareUserData(folder);
    expect(isReadByOthers(folder)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a user-data folder in which nothing can be stored', () => {
  it('is recognised: a file', () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    expect(() => prepareUserData(file)).toThrow('user-data-no-folder');
    expect(() => prepareUserData(join(file, 'below'))).toThrow('user-data-no-folder');
  });

  it.each([`/tmp/${'x'.repeat(300)}`, `/tmp/${'deep/'.repeat(100)}`])(
    'is recognised: a path that is too long',
    (path) => {
      expect(() => prepareUserData(path)).toThrow('user-data-too-long');
      expect(existsSync(path)).toBe(false);
    },
  );

  it.runIf(existsSync('/proc/self'))('is recognised: a folder without write access', () => {
    expect(() => prepareUserData('/proc/self/fdinfo')).toThrow(/user-data-(read-only|no-folder)/);
  });
});

describe('a practice shop with a damaged database', () => {
  it.each<[string, (path: string) => void]>([
    ['no database', (path) => writeFileSync(path, 'no database at all, yet somebody may want it back')],
    ['a folder', (path) => mkdirSync(path)],
    [
      'a database of another program',
      (path) => {
        const database = new Database(path);
        database.exec('CREATE TABLE consumers (something TEXT)');
        database.close();
      },
    ],
  ])('is recreated, so that real shops still work: %s', async (_, spoil) => {
    const databasePath = join(tempFolder(), 'practice-shop.db');
    spoil(databasePath);
    const aside: string[] = [];
    const files = { now: () => at, setAside: (name: string) => void aside.push(name) };
    const practice = await startPracticeOrAnew({ databasePath, tokens: ['practice-token'] }, files);
    onTestFinished(() => practice.close());
    expect(aside).toEqual(['practice-shop-damaged-2026-11-25T00-00-00-000Z.db']);
    expect(existsSync(join(databasePath, '..', aside[0] ?? ''))).toBe(true);
    expect(practice.consumers({ offset: 0, limit: 1, search: '' }).total).toBe(0);
  });
});

describe('a file in the owners’ folder that is not a lock', () => {
  it('does not block a start or a delivery', () => {
    const folder = join(tempFolder(), 'owners');
    mkdirSync(join(folder, 'a-folder'), { recursive: true });
    const owner = takeOwnerLock(folder);
    onTestFinished(() => owner.release());
    expect(owner.isHeld('a-folder')).toBe(false);
    expect(existsSync(join(folder, 'a-folder'))).toBe(true);
  });
});
