import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { storageProblem } from '../../storage/storage-problem';

/**
 * Takes the lock of a watched folder, so that only one process of this machine sends its files. The system releases it however the process
 * ends. As in `owner-lock.ts`, it is SQLite's lock on an empty file; this file has a name that all can find, and stays.
 *
 * @param locks where the locks are, the same for all processes of the machine
 * @param folder absolute and without links
 * @returns what releases the lock, or null if it is taken
 */
export function lockFolder(locks: string, folder: string): (() => void) | null {
  mkdirSync(locks, { recursive: true, mode: 0o700 });
  const database = new Database(join(locks, hash('sha256', folder, 'hex')));
  try {
    database.pragma('busy_timeout = 0');
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (storageProblem(error) === 'locked') return null;
    throw error;
  }
  return () => {
    // The driver keeps the file open for a while after it is closed.
    database.exec('ROLLBACK');
    database.close();
  };
}
