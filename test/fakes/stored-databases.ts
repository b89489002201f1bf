import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

/** A database as SQL text: its schema, its rows and its version. */
export function dumpDatabase(path: string): string {
  const database = new Database(path);
  try {
    const objects = database
      .prepare('SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid')
      .all() as { name: string; type: string; sql: string }[];
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
    const rows = objects.filter(({ type }) => type === 'table').flatMap(({ name }) => rowsOf(database, name));
    return [...objects.map(({ sql }) => `${sql};`), ...rows, `PRAGMA user_version = ${version};`, ''].join('\n');
  } finally {
    database.close();
  }
}

function rowsOf(database: Database.Database, table: string): string[] {
  const columns = (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  const quoted = columns.map((name) => `quote(${name})`).join(` || ', ' || `);
  const rows = database.prepare(`SELECT ${quoted} AS row FROM ${table}`).all() as { row: string }[];
  if (rows.length === 0) return [];
  return [`INSERT INTO ${table} (${columns.join(', ')}) VALUES`, `${rows.map(({ row }) => `  (${row})`).join(',\n')};`];
}

/** Makes a real file of a dump, in the mode in which the program keeps its databases. */
export function loadDump(dump: string, path: string): Database.Database {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.exec(dump);
  return database;
}

/** Tables, columns and indices, the same whether a database was made anew or migrated. */
export function schemaOf(path: string): string[] {
  const database = new Database(path);
  try {
    const objects = database
      .prepare('SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name')
      .all() as { sql: string }[];
    return objects.map(({ sql }) => sql.replace(/\s+/g, ' '));
  } finally {
    database.close();
  }
}

/** Where the databases of earlier versions are kept, as SQL. */
const FROZEN = join(import.meta.dirname, '..', 'fixtures', 'stored');

/** The file of one version, such as `v09.sql`. */
export function frozenPath(name: string, version: number): string {
  return join(FROZEN, name, `v${String(version).padStart(2, '0')}.sql`);
}

/** The versions of a database of which there is a frozen one. */
export function frozenVersions(name: string): number[] {
  return readdirSync(join(FROZEN, name)).map((file) => Number(/^v(\d+)\.sql$/.exec(file)?.[1]));
}

/** The dump of one version, as SQL. */
export function frozenDatabase(name: string, version: number): string {
  return readFileSync(frozenPath(name, version), 'utf8');
}
