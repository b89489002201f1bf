import { join } from 'node:path';
import Database from 'libsql';
import { expect, it, onTestFinished } from 'vitest';
import { startPracticeOrAnew } from '../../../electron/practice/start-practice';
import { tempFolder } from '../../fakes/delivery-bench';

const TOKEN = 'practice-token';
/** The table as every version so far has created it. */
const CONSUMERS = `CREATE TABLE consumers (
  id TEXT PRIMARY KEY, external_id TEXT UNIQUE, email TEXT UNIQUE COLLATE NOCASE, document TEXT NOT NULL, searched TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;`;
const anna = { external_id: 'c1', email: 'anna@example.ru', name: 'Анна' };
const insertAnna = `INSERT INTO consumers (id, external_id, email, document, searched, updated_at) VALUES
  ('5f1c9e7ab3d44c1ba0000001', 'c1', 'anna@example.ru', '${JSON.stringify(anna)}', '${JSON.stringify(anna).toLowerCase()}', '2025-01-01T00:00:00.000Z');`;

/** Starts the practice shop over a database created with this SQL. Returns the names of what was set aside. */
async function startOver(sql: string) {
  const databasePath = join(tempFolder(), 'practice-shop.db');
  const database = new Database(databasePath);
  database.exec(sql);
  database.close();
  const aside: string[] = [];
  const files = { now: () => new Date('2026-11-25T00:00:00Z'), setAside: (name: string) => void aside.push(name) };
  const shop = await startPracticeOrAnew({ databasePath, tokens: [TOKEN], pace: 0 }, files);
  onTestFinished(() => shop.close());
  const put = (id: string, attributes: object) =>
    fetch(`${shop.baseUrl}/consumers/${id}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/vnd.api+json' },
      body: JSON.stringify({ data: { id, type: 'consumers', attributes } }),
    });
  return { shop, aside, put, databasePath };
}

it.each([
  ['an older one', `${CONSUMERS} ${insertAnna}`],
  [
    'a newer one with a column and a table more',
    `${CONSUMERS} ALTER TABLE consumers ADD COLUMN segment TEXT; CREATE TABLE orders (id TEXT); ${insertAnna}
     UPDATE consumers SET segment = 'vip'; PRAGMA user_version = 7`,
  ],
])('practice data is still there and can be used: %s', async (_, sql) => {
  const { shop, aside, put, databasePath } = await startOver(sql);
  expect(aside).toEqual([]);
  expect(shop.consumers({ offset: 0, limit: 9, search: 'анна' })).toMatchObject({
    total: 1,
    consumers: [{ externalId: 'c1', email: 'anna@example.ru', name: 'Анна' }],
  });
  expect((await put('c1', { name: 'Анна Белова' })).status).toBe(200);
  expect((await put('c2', { name: 'Борис' })).status).toBe(201);
  expect(shop.consumers({ offset: 0, limit: 9, search: '' }).consumers.map(({ name }) => name)).toEqual([
    'Анна Белова',
    'Борис',
  ]);
  if (!sql.includes('segment')) return;
  const database = new Database(databasePath);
  expect(database.prepare('SELECT segment FROM consumers').all()).toMatchObject([
    { segment: 'vip' },
    { segment: null },
  ]);
  database.close();
});

it('unusable data of a newer version is set aside completely and reported', async () => {
  const { shop, aside, databasePath } = await startOver(
    `CREATE TABLE consumers (key TEXT PRIMARY KEY, document BLOB) STRICT; INSERT INTO consumers VALUES ('c1', x'01')`,
  );
  expect(aside).toEqual(['practice-shop-damaged-2026-11-25T00-00-00-000Z.db']);
  expect(shop.consumers({ offset: 0, limit: 1, search: '' }).total).toBe(0);
  const kept = new Database(join(databasePath, '..', aside[0] ?? ''));
  expect(kept.prepare('SELECT key FROM consumers').all()).toMatchObject([{ key: 'c1' }]);
  kept.close();
});
