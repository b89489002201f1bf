import type Database from 'libsql';
import { AppError } from '../errors/app-error';

/**
 * The schema version of a database: the number of migrations applied.
 *
 * @param known the newest version that this program knows
 * @throws AppError `storage-newer`: writing to a newer schema could destroy its data
 */
export function knownVersion(database: Database.Database, path: string, known: number): number {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > known) throw new AppError('storage-newer', path);
  return version;
}
