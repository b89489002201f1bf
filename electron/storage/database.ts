import Database from 'libsql';
import { checkPages } from './check-pages';
import { knownVersion } from './check-version';
import { openPatiently } from './retry-locked';
import { keepPrivate } from './private-file';
import { setAside } from './set-aside';
import { storageProblem } from './storage-problem';

/** A connection with better-sqlite3's interface. */
export type Connection = Database.Database;

/** Page cache: a ledger of a hundred thousand consumers is queried in random order and would be read from the file again and again. */
const CACHE_KIB = 16 * 1024;
/** How long a write waits for another process's write, at worst for the rewriting of the database. */
export const BUSY_TIMEOUT_MS = 10_000;

/**
 * Opens a database, and raises its schema to the newest version. Committed data survives a power cut, and deleted data leaves no trace in
 * the file.
 *
 * @param migrations each raises the schema by one version; released ones never change
 * @throws if the file is not a database; AppError `storage-newer` if a newer version of this program wrote it
 */
export function openMigrated(path: string, migrations: readonly string[], opening: Opening = {}): Connection {
  const { busyMs = BUSY_TIMEOUT_MS, openMs = busyMs, isChecked = false } = opening;
  keepPrivate(path, true);
  const database = openPatiently(() => openOnce(path, migrations, openMs, isChecked), openMs);
  database.pragma(`busy_timeout = ${busyMs}`);
  return database;
}

/** How a database is opened. */
export interface Opening {
  /** How long a write waits for other programs, in milliseconds; {@link BUSY_TIMEOUT_MS} by default. */
  busyMs?: number | undefined;
  /** The same for the opening itself, which blocks the whole process; `busyMs` by default. */
  openMs?: number | undefined;
  /** Whether its pages were checked a moment ago, see `isCheckedAside`. */
  isChecked?: boolean | undefined;
}

function openOnce(path: string, migrations: readonly string[], busyTimeoutMs: number, isChecked: boolean): Connection {
  const database = connect(path, busyTimeoutMs);
  try {
    if (!isChecked) checkPages(database);
    migrate(database, path, migrations);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** One more connection to a database that {@link openMigrated} has opened. */
export function connect(path: string, busyTimeoutMs = BUSY_TIMEOUT_MS): Connection {
  const database = new Database(path);
  try {
    database.pragma(`busy_timeout = ${busyTimeoutMs}`);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('secure_delete = ON');
    database.pragma('foreign_keys = ON');
    database.pragma(`cache_size = -${CACHE_KIB}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens the database. A damaged one is moved to another name with whatever can be recovered from it, and a new one is created, so that the
 * program stays usable.
 *
 * @returns `setAside` the damaged file's new name, or null
 * @throws whatever else keeps the database from being opened
 */
export function openMigratedOrSetAside(
  path: string,
  migrations: readonly string[],
  now: Date,
  opening?: Opening,
): { database: Connection; setAside: string | null } {
  try {
    return { database: openMigrated(path, migrations, opening), setAside: null };
  } catch (error) {
    if (storageProblem(error) !== 'damaged') throw error;
    const aside = setAside(path, now);
    return { database: openMigrated(path, migrations, opening), setAside: aside };
  }
}

/**
 * Runs work in a transaction. Unlike the driver's own, it throws the first error: a full disk has rolled back already, and another
 * rollback would fail.
 */
export function inTransaction<T>(database: Connection, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/**
 * The same for one step of a larger operation. It does not wait for the disk: the ordinary transaction at the end makes all steps durable.
 */
export function inStep<T>(database: Connection, work: () => T): T {
  database.pragma('synchronous = NORMAL');
  try {
    return inTransaction(database, work);
  } finally {
    database.pragma('synchronous = FULL');
  }
}

function migrate(database: Connection, path: string, migrations: readonly string[]): void {
  const versionNow = () => knownVersion(database, path, migrations.length);
  if (versionNow() === migrations.length) return;
  // Read again under the lock: another process may have been first.
  inTransaction(database, () => {
    for (const migration of migrations.slice(versionNow())) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}
