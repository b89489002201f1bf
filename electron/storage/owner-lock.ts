import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

/** Longer than a check of a lock takes. */
const BUSY_TIMEOUT_MS = 5_000;

/** Identifies a running process to the others, exactly as long as it lives. */
export interface OwnerLock {
  id: string;
  /** Whether a process, this one included, still holds the lock of that id. */
  isHeld(id: string): boolean;
  /** Whether another living process holds a lock in the folder. */
  hasOthers(): boolean;
  release(): void;
}

/** Where the processes that use a user-data folder have their locks. */
export const ownersOf = (databasePath: string): string => `${databasePath}-owners`;

/**
 * Takes a lock for this process in a folder that all of them share. The system releases it however the process ends; a process id would
 * belong to another process after a restart, and its delivery would seem to run. The lock is SQLite's on an empty file: Node has none, and
 * SQLite's works on every system.
 */
export function takeOwnerLock(folder: string): OwnerLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { id, own } = lockNewFile(folder);
  const isHeld = (other: string): boolean => other === id || isLocked(join(folder, other));
  for (const name of filesIn(folder)) if (name !== id) removeUnlocked(join(folder, name));
  return {
    id,
    isHeld,
    hasOthers: () => filesIn(folder).some((name) => name !== id && isLocked(join(folder, name))),
    release: () => {
      own.close();
      rmSync(join(folder, id), { force: true });
    },
  };
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

function lockNewFile(folder: string): { id: string; own: Database.Database } {
  for (;;) {
    const id = randomUUID();
    const own = new Database(join(folder, id));
    lock(own, BUSY_TIMEOUT_MS);
    // Another process may have been first and taken it for an abandoned one.
    if (existsSync(join(folder, id))) return { id, own };
    own.close();
  }
}

function isLocked(path: string): boolean {
  return isFile(path) && !whileLocked(path, () => undefined);
}

/** Removes an ended process's file, under its lock so that nobody can take it meanwhile. */
function removeUnlocked(path: string): void {
  if (!existsSync(path)) return;
  // Windows does not remove open files, so a second attempt follows; if that fails too, somebody owns it again.
  const remove = (): void => {
    try {
      rmSync(path, { force: true });
    } catch {
      // Leaving it costs nothing.
    }
  };
  if (whileLocked(path, remove) && existsSync(path)) remove();
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Works on a file while holding its lock; false if somebody has it, or it cannot be locked. */
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
