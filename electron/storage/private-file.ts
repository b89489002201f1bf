import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';

const OWNER_ONLY = 0o600;

/**
 * Lets nobody but the person read a file, whoever made the folder that it is in. A database is made, where it is not there yet, because what
 * SQLite makes beside it is as readable as itself.
 */
export function keepPrivate(path: string, isDatabase = false): void {
  if (path === ':memory:') return;
  try {
    if (isDatabase) closeSync(openSync(path, 'a', OWNER_ONLY));
    for (const end of isDatabase ? ['', '-wal', '-shm'] : ['']) {
      if (existsSync(path + end)) chmodSync(path + end, OWNER_ONLY);
    }
  } catch {
    // Somebody else's file, or none at all: whoever opens it says what is wrong with it.
  }
}
