import { monotonicMs } from './clock';
import { storageProblem } from './storage-problem';

const LOOK_AGAIN_MS = 20;

/**
 * Opens a database that other processes may be opening, or even creating, at the same moment. SQLite's busy timeout does not cover all of
 * this, such as the change to a write-ahead log.
 *
 * @param forMs how long to retry while another process has it locked; then its error is thrown
 */
export function openPatiently<T>(open: () => T, forMs: number): T {
  const untilMs = monotonicMs() + forMs;
  for (;;) {
    try {
      return open();
    } catch (error) {
      if (storageProblem(error) !== 'locked' || monotonicMs() >= untilMs) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
    }
  }
}
