import Database from 'libsql';
import { MIGRATIONS } from '../../electron/delivery/store/database';

/** SQL that takes from a database what its last migration brought, so that it is as the version before left it but for its number. */
export const WITHOUT_STORED_COUNTS = `
  DROP INDEX deliveries_unfinished;
  ALTER TABLE deliveries DROP COLUMN row_count;
  ALTER TABLE deliveries DROP COLUMN outcome_counts;
  ALTER TABLE deliveries DROP COLUMN is_to_wipe;`;

/** Makes `deliveries.db` as the version of the program did that knew the first so many migrations. */
export function makeOlderDatabase(path: string, version: number): Database.Database {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  for (const migration of MIGRATIONS.slice(0, version)) database.exec(migration);
  database.exec(`PRAGMA user_version = ${version}`);
  return database;
}
