import { setImmediate as turn } from 'node:timers/promises';
import { monotonicMs } from './clock';
import type { Connection } from './database';
import { whenUnlocked } from './retry-locked';
import { storageProblem } from './storage-problem';

/**
 * The write lock of a database that other programs use, too: another process of this one, a backup, a virus scanner. SQLite itself waits
 * for it in the middle of a call, with the whole process. Await {@link WriteLock.free} before a write; it then finds the lock free, unless
 * somebody takes it in the same moment.
 */
export interface WriteLock {
  /**
   * Whether nobody else holds it. Throws SQLite's error for any other reason why nothing can be written.
   *
   * @param withinMs how old the last look may be, whoever made it, if it found the lock free
   */
  isFree(withinMs: number): boolean;
  /**
   * Resolves when nobody else holds it. Rejects with SQLite's error if somebody has held it for as long as the database's busy timeout, also
   * during earlier calls.
   */
  free(): Promise<void>;
  /** The same between the pieces of long work: lets other work run first. */
  turn(): Promise<void>;
}

const locks = new WeakMap<Connection, WriteLock>();

/** The one of a connection: how long somebody has held it is the same for all who ask. */
export function writeLockOf(database: Connection): WriteLock {
  const lock = locks.get(database) ?? createWriteLock(database);
  locks.set(database, lock);
  return lock;
}

function createWriteLock(database: Connection): WriteLock {
  const { timeout: busyTimeoutMs } = database.prepare('PRAGMA busy_timeout').get() as { timeout: number };
  let lockedSinceMs: number | null = null;
  let seenFreeAtMs = -Infinity;
  const waitAgain = `PRAGMA busy_timeout = ${busyTimeoutMs}`;
  // One call, since `pragma` alone would take as long.
  const look = `PRAGMA busy_timeout = 0; BEGIN IMMEDIATE; COMMIT; ${waitAgain}`;
  const check = (): void => {
    try {
      database.exec(look);
      lockedSinceMs = null;
      seenFreeAtMs = monotonicMs();
    } catch (error) {
      database.exec(waitAgain);
      if (storageProblem(error) === 'locked') lockedSinceMs ??= monotonicMs();
      throw error;
    }
  };
  const free = (): Promise<void> => {
    const lockedForMs = lockedSinceMs === null ? 0 : monotonicMs() - lockedSinceMs;
    return whenUnlocked(check, busyTimeoutMs - lockedForMs);
  };
  return {
    free,
    isFree: (withinMs) => {
      if (lockedSinceMs === null && monotonicMs() - seenFreeAtMs < withinMs) return true;
      try {
        check();
        return true;
      } catch (error) {
        if (storageProblem(error) !== 'locked') throw error;
        return false;
      }
    },
    turn: async () => {
      await turn();
      await free();
    },
  };
}
