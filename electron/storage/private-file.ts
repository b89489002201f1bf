import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';

const OWNER_ONLY = 0o600;

/**
 * Makes a file readable only by its owner, whoever created its folder. Creates a missing database file, because SQLite gives the files
 * beside it the same permissions.
 */
export function keepPrivate(path: string, isDatabase = false): void {
  if (path === ':memory:') return;
  try {
    if (isDatabase) closeSync(openSync(path, 'a', OWNER_ONLY));
    for (const end of isDatabase ? ['', '-wal', '-shm'] : ['']) {
      if (existsSync(path + end)) chmodSync(path + end, OWNER_ONLY);
    }
  } catch {
    // Not our file, or not a file: opening it will report what is wrong.
  }
}
