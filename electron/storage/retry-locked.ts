import { setTimeout as delay } from 'node:timers/promises';
import { monotonicMs } from './clock';
import { storageProblem } from './storage-problem';

const LOOK_AGAIN_MS = 20;

/** Passes over the errors of a database that another program has locked for up to `forMs`, and throws all others. */
function patience(forMs: number): (error: unknown) => void {
  const untilMs = monotonicMs() + forMs;
  return (error) => {
    if (storageProblem(error) !== 'locked' || monotonicMs() >= untilMs) throw error;
  };
}

/**
 * Opens a database that other processes may be opening, or even creating, at the same moment. SQLite's busy timeout does not cover all of
 * this, such as the change to a write-ahead log. Blocks the whole process.
 *
 * @param forMs how long to retry while another process has it locked; then its error is thrown
 */
export function openPatiently<T>(open: () => T, forMs: number): T {
  const bear = patience(forMs);
  for (;;) {
    try {
      return open();
    } catch (error) {
      bear(error);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
    }
  }
}

/**
 * Does some work with a database once nobody else has it locked, and does not block this process meanwhile.
 *
 * @param work throws at once if the database is locked, and has done nothing then
 * @param forMs how long to retry; then the error is thrown
 */
export async function whenUnlocked<T>(work: () => T, forMs: number, signal?: AbortSignal): Promise<T> {
  const bear = patience(forMs);
  for (;;) {
    try {
      return work();
    } catch (error) {
      bear(error);
    }
    await delay(LOOK_AGAIN_MS, undefined, { signal });
  }
}
