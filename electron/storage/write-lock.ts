import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { monotonicMs } from './clock';
import type { Connection } from './database';
import { storageProblem } from './storage-problem';

const LOOK_AGAIN_MS = 20;

/**
 * The write lock of a database that other programs use, too: another process of this one, a backup, a virus scanner. SQLite itself waits
 * for it in the middle of a call, with the whole process. Await {@link WriteLock.free} before a write; it then finds the lock free, unless
 * somebody takes it in the same moment.
 */
export interface WriteLock {
  /** Whether nobody else holds it at this moment. Throws SQLite's error for any other reason why nothing can be written. */
  isFree(): boolean;
  /**
   * Resolves when nobody else holds it. Rejects with SQLite's error if somebody has held it for as long as the database's busy timeout, also
   * during earlier calls.
   */
  free(): Promise<void>;
  /** The same between the pieces of long work: lets other work run first. */
  turn(): Promise<void>;
}

export function writeLockOf(database: Connection): WriteLock {
  const { timeout: busyTimeoutMs } = database.prepare('PRAGMA busy_timeout').get() as { timeout: number };
  let lockedSinceMs: number | null = null;
  const check = (): void => {
    database.pragma('busy_timeout = 0');
    try {
      database.exec('BEGIN IMMEDIATE');
      database.exec('COMMIT');
      lockedSinceMs = null;
    } catch (error) {
      if (storageProblem(error) === 'locked') lockedSinceMs ??= monotonicMs();
      throw error;
    } finally {
      database.pragma(`busy_timeout = ${busyTimeoutMs}`);
    }
  };
  const isFree = (): boolean => {
    try {
      check();
      return true;
    } catch (error) {
      if (storageProblem(error) !== 'locked') throw error;
      return false;
    }
  };
  const free = async (): Promise<void> => {
    if (!isFree()) await whenUnlocked(check, busyTimeoutMs - (monotonicMs() - (lockedSinceMs ?? monotonicMs())));
  };
  return {
    isFree,
    free,
    turn: async () => {
      await turn();
      await free();
    },
  };
}

/**
 * Does some work with a database once nobody else has it locked, and does not block this process meanwhile.
 *
 * @param work throws at once if the database is locked, and has done nothing then
 * @param forMs how long to retry; then the error is thrown
 */
export async function whenUnlocked<T>(work: () => T, forMs: number, signal?: AbortSignal): Promise<T> {
  const untilMs = monotonicMs() + forMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (storageProblem(error) !== 'locked' || monotonicMs() >= untilMs) throw error;
    }
    await delay(LOOK_AGAIN_MS, undefined, { signal });
  }
}
