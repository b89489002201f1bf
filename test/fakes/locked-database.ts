import Database from 'libsql';
import { setTimeout as sleep } from 'node:timers/promises';
import { storageProblem } from '../../electron/storage/storage-problem';

/** Longer than main may be blocked, and much shorter than the busy timeout. */
const LOCKED_MS = 120;
const FREE_MS = 20;

/** False while this program's own thread has it locked. */
function tryLock(database: Database.Database): boolean {
  try {
    database.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (storageProblem(error) !== 'locked') throw error;
    return false;
  }
}

/** Has another program lock the database again and again while some work is done. Returns how often it did. */
export async function whileLocked(databasePath: string, work: () => Promise<unknown>): Promise<number> {
  const other = new Database(databasePath);
  const done = new AbortController();
  let times = 0;
  const lock = async (): Promise<void> => {
    while (!done.signal.aborted) {
      const isLocked = tryLock(other);
      await sleep(isLocked ? LOCKED_MS : FREE_MS);
      if (!isLocked) continue;
      times += 1;
      other.exec('ROLLBACK');
      await sleep(FREE_MS);
    }
  };
  const locking = lock();
  try {
    await work();
  } finally {
    done.abort();
    await locking;
    other.close();
  }
  return times;
}
