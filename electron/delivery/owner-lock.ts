import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

/** By what a running process is known to the others, for as long as it lives and no longer. */
export interface OwnerLock {
  id: string;
  /** Whether another process, or this one, still holds the lock of that id. */
  isHeld(id: string): boolean;
  release(): void;
}

/**
 * Takes a lock of its own for this process in a folder that all of them share. The system gives it back when the process ends, however it
 * ends: a process id would be another's after a restart of the computer, and its delivery would look as if it still ran. The lock is
 * SQLite's on an empty file, because Node has none and SQLite's works on every system.
 */
export function takeOwnerLock(folder: string): OwnerLock {
  mkdirSync(folder, { recursive: true });
  const id = randomUUID();
  const own = new Database(join(folder, id));
  own.pragma('journal_mode = MEMORY');
  own.exec('BEGIN EXCLUSIVE');
  const isHeld = (other: string): boolean => other === id || isLocked(join(folder, other));
  for (const left of readdirSync(folder)) if (!isHeld(left)) rmSync(join(folder, left), { force: true });
  return {
    id,
    isHeld,
    release: () => {
      own.close();
      rmSync(join(folder, id), { force: true });
    },
  };
}

function isLocked(path: string): boolean {
  if (!existsSync(path)) return false;
  const probe = new Database(path);
  try {
    probe.pragma('busy_timeout = 0');
    probe.pragma('journal_mode = MEMORY');
    probe.exec('BEGIN EXCLUSIVE');
    probe.exec('ROLLBACK');
    return false;
  } catch {
    return true;
  } finally {
    probe.close();
  }
}
