import Database from 'libsql';
import { MIGRATIONS } from '../../electron/delivery/store/database';

/** Creates `deliveries.db` as an older version of the program did, with only the first `version` migrations. */
export function makeOlderDatabase(path: string, version: number): Database.Database {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  for (const migration of MIGRATIONS.slice(0, version)) database.exec(migration);
  database.exec(`PRAGMA user_version = ${version}`);
  return database;
}
