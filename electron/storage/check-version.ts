import type Database from 'libsql';
import { AppError } from '../errors/app-error';

/**
 * The version of a database's schema, which is the number of migrations it has had.
 *
 * @param known the newest version that this program knows
 * @throws AppError `storage-newer`: to write into a schema of the future could destroy what is in it
 */
export function knownVersion(database: Database.Database, path: string, known: number): number {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > known) throw new AppError('storage-newer', path);
  return version;
}
