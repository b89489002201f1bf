import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

/** Longer than anybody looks whether a file is locked. */
const BUSY_TIMEOUT_MS = 5_000;

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
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { id, own } = lockNewFile(folder);
  const isHeld = (other: string): boolean => other === id || isLocked(join(folder, other));
  // Whatever else is in there is not ours.
  const left = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== id);
  for (const { name } of left) removeUnlocked(join(folder, name));
  return {
    id,
    isHeld,
    release: () => {
      own.close();
      rmSync(join(folder, id), { force: true });
    },
  };
}

function lockNewFile(folder: string): { id: string; own: Database.Database } {
  for (;;) {
    const id = randomUUID();
    const own = new Database(join(folder, id));
    lock(own, BUSY_TIMEOUT_MS);
    // Another process may have come first, and have taken it for one that was left behind.
    if (existsSync(join(folder, id))) return { id, own };
    own.close();
  }
}

function isLocked(path: string): boolean {
  return isFile(path) && !whileLocked(path, () => undefined);
}

/** Removes what a process that is gone has left. Under its lock, so that nobody can take that in between. */
function removeUnlocked(path: string): void {
  if (!existsSync(path)) return;
  // Windows removes no file that is open, so that there it is left to a second attempt; one that fails too is somebody's again.
  const remove = (): void => {
    try {
      rmSync(path, { force: true });
    } catch {
      // It costs nothing to leave it.
    }
  };
  if (whileLocked(path, remove) && existsSync(path)) remove();
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Does something with a file that nobody has locked, and has it locked meanwhile; false where somebody has, or it cannot be locked. */
function whileLocked(path: string, work: () => void): boolean {
  let probe: Database.Database | undefined;
  try {
    probe = new Database(path);
    lock(probe, 0);
  } catch {
    probe?.close();
    return false;
  }
  work();
  probe.close();
  return true;
}

function lock(database: Database.Database, busyTimeoutMs: number): void {
  database.pragma(`busy_timeout = ${busyTimeoutMs}`);
  database.pragma('journal_mode = MEMORY');
  database.exec('BEGIN EXCLUSIVE');
}
