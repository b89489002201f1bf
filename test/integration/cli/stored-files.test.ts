import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, it } from 'vitest';
import { useCliBench } from '../../fakes/cli-bench';

const { pathOf, data, run } = useCliBench();

it('reports deliveries written by a newer version, and leaves them alone', async () => {
  mkdirSync(pathOf('data'));
  const path = join(pathOf('data'), 'deliveries.db');
  const newer = new Database(path);
  newer.exec('CREATE TABLE deliveries (something_new TEXT); PRAGMA user_version = 1000');
  newer.close();
  const before = readFileSync(path);
  const json = await run(['deliveries', 'list', ...data(), '--json']);
  expect(json.exitCode).toBe(1);
  expect(json.json()).toMatchObject({ ok: false, error: { code: 'storage-newer' } });
  expect(json.json().error.message).toContain(path);
  expect(json.json().error.message).toContain('Update the program');
  const after = new Database(path);
  expect(after.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 1000 });
  after.close();
  expect(readFileSync(path).length).toBe(before.length);
});

it('reports settings and shops with unreadable entries of a newer version, and keeps a copy', async () => {
  mkdirSync(pathOf('data'));
  const shop = { id: 'a', name: 'Ромашка', baseUrl: 'https://api.aplaut.io/v4', timeZone: 'Europe/Moscow', pace: 2 };
  const files = {
    settings: { language: 'en', colorScheme: 'sepia' },
    shops: {
      shops: [
        { ...shop, auth: 'auto' },
        { ...shop, id: 'b', name: 'Василёк', auth: 'signed' },
      ],
    },
  };
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(pathOf('data'), `${name}.json`), JSON.stringify(content));
  const list = await run(['shops', 'list', ...data(), '--json']);
  expect(list.exitCode).toBe(0);
  const shops = list.json().result['shops'] as { name: string; practice: boolean; base_url: string | null }[];
  const names = shops.map(({ name }) => name);
  expect(names).toContain('Ромашка');
  expect(names).not.toContain('Василёк');
  // A list needs no running practice shop, which takes time to start.
  expect(shops.find(({ practice }) => practice)?.base_url).toBeNull();
  expect(existsSync(join(pathOf('data'), 'practice-shop.db'))).toBe(false);
  const copies = ['settings', 'shops'].map(
    (name) => new RegExp(`${name}-unreadable-\\S+\\.json`).exec(list.stderr)?.[0] ?? 'not told',
  );
  for (const copy of copies) expect(existsSync(join(pathOf('data'), copy))).toBe(true);
  expect(readFileSync(join(pathOf('data'), copies[1] ?? ''), 'utf8')).toBe(JSON.stringify(files.shops));
});
