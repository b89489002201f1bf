import { randomBytes } from 'node:crypto';
import Database from 'libsql';
import { z } from 'zod';
import type { PracticeConsumer } from '../../shared/ipc/contract';
import { checkPages } from '../storage/check-pages';
import { openPatiently } from '../storage/retry-locked';
import { keepPrivate } from '../storage/private-file';

const BUSY_TIMEOUT_MS = 10_000;

const MIGRATION = `CREATE TABLE IF NOT EXISTS consumers (
  id TEXT PRIMARY KEY, external_id TEXT UNIQUE, email TEXT UNIQUE COLLATE NOCASE, document TEXT NOT NULL, searched TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT`;

/** Consumers per page of {@link ConsumerStore.pages}: some milliseconds of work. */
const PAGE_CONSUMERS = 100;

const documentSchema = z.record(z.string(), z.unknown());
const recordSchema = z.object({
  id: z.string(),
  external_id: z.string().nullable(),
  email: z.string().nullable(),
  document: z.string(),
  updated_at: z.string(),
});

const pageSchema = z.array(z.object({ at: z.number(), id: z.string(), document: z.string() }));

/** A consumer with everything that the API returns. */
export interface StoredConsumer {
  /** 24 hexadecimal digits, as MongoDB makes them. */
  id: string;
  attributes: Record<string, unknown>;
}

/** The contents of the practice shop. */
export interface ConsumerStore {
  /** By internal or external id (api-contract.md, GET). */
  find(id: string): StoredConsumer | undefined;
  findBy(field: 'external_id' | 'email', value: string): StoredConsumer | undefined;
  insert(attributes: Record<string, unknown>): StoredConsumer;
  update(consumer: StoredConsumer): void;
  remove(id: string): void;
  page(options: { offset: number; limit: number; search: string }): { total: number; consumers: PracticeConsumer[] };
  count(): number;
  /** All consumers, oldest first, read as they are asked for. */
  pages(): Generator<StoredConsumer[]>;
  empty(): void;
  close(): void;
}

/** @param isChecked whether the pages of the database were checked a moment ago */
export function openConsumerStore(path: string, now: () => Date, isChecked = false): ConsumerStore {
  keepPrivate(path, true);
  const database = openPatiently(() => open(path, isChecked), BUSY_TIMEOUT_MS);
  const byId = database.prepare(
    'SELECT * FROM consumers WHERE external_id = ? OR id = ? ORDER BY external_id = ? DESC LIMIT 1',
  );
  const byExternalId = database.prepare('SELECT * FROM consumers WHERE external_id = ?');
  const byEmail = database.prepare('SELECT * FROM consumers WHERE email = ?');
  const insert = database.prepare(
    'INSERT INTO consumers (id, external_id, email, document, searched, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const update = database.prepare(
    'UPDATE consumers SET external_id = ?, email = ?, document = ?, searched = ?, updated_at = ? WHERE id = ?',
  );
  const where = `WHERE ?1 = '' OR instr(searched, ?1) > 0`;
  const count = database.prepare(`SELECT count(*) AS count FROM consumers ${where}`);
  const select = database.prepare(`SELECT * FROM consumers ${where} ORDER BY rowid LIMIT ?2 OFFSET ?3`);
  const selectAfter = database.prepare(
    `SELECT rowid AS at, id, document FROM consumers WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE_CONSUMERS}`,
  );
  const countAll = (): number => (count.get('') as { count: number }).count;

  function* pages(): Generator<StoredConsumer[]> {
    for (let after = 0; ;) {
      const found = pageSchema.parse(selectAfter.all(after));
      const last = found.at(-1);
      if (last === undefined) return;
      after = last.at;
      yield found.map(({ id, document }) => ({ id, attributes: documentSchema.parse(JSON.parse(document)) }));
    }
  }

  const columns = ({ attributes }: StoredConsumer) => {
    const document = JSON.stringify(attributes);
    // SQLite's own lower() handles only Latin letters.
    const searched = document.toLowerCase();
    return [
      text(attributes['external_id']),
      text(attributes['email']),
      document,
      searched,
      now().toISOString(),
    ] as const;
  };

  return {
    find: (id) => toConsumer(byId.get(id, id, id)),
    findBy: (field, value) => toConsumer((field === 'email' ? byEmail : byExternalId).get(value)),
    insert: (attributes) => {
      const consumer = { id: randomBytes(12).toString('hex'), attributes };
      insert.run(consumer.id, ...columns(consumer));
      return consumer;
    },
    update: (consumer) => void update.run(...columns(consumer), consumer.id),
    remove: (id) => void database.prepare('DELETE FROM consumers WHERE id = ?').run(id),
    page: ({ offset, limit, search }) => {
      const wanted = search.trim().toLowerCase();
      const { count: total } = count.get(wanted) as { count: number };
      return { total, consumers: select.all(wanted, limit, offset).map(toPracticeConsumer) };
    },
    count: countAll,
    pages,
    empty: () => void database.exec('DELETE FROM consumers'),
    close: () => database.close(),
  };
}

function open(path: string, isChecked: boolean): Database.Database {
  const database = new Database(path);
  try {
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.pragma('journal_mode = WAL');
    if (!isChecked) checkPages(database);
    database.exec(MIGRATION);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function toConsumer(stored: unknown): StoredConsumer | undefined {
  if (stored === undefined) return undefined;
  const { id, document } = recordSchema.parse(stored);
  return { id, attributes: documentSchema.parse(JSON.parse(document)) };
}

function toPracticeConsumer(stored: unknown): PracticeConsumer {
  const record = recordSchema.parse(stored);
  const { external_id, email, name, phone, created_at, custom_attributes, ...attributes } = documentSchema.parse(
    JSON.parse(record.document),
  );
  return {
    id: record.id,
    externalId: text(external_id),
    email: text(email),
    name: text(name),
    phone: text(phone),
    createdAt: text(created_at),
    attributes,
    customAttributes: documentSchema.catch({}).parse(custom_attributes),
    updatedAt: record.updated_at,
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
