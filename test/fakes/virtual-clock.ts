/** A clock on which many can wait at once, as in real time, without really waiting. */
export interface VirtualClock {
  nowMs: () => number;
  /** Rejects if the signal is aborted. */
  sleep: (delayMs: number, signal?: AbortSignal) => Promise<void>;
  /** Moves time forward, from one wait to the next, until the work is done. */
  runUntil: <T>(work: Promise<T>) => Promise<T>;
}

export function virtualClock(): VirtualClock {
  let nowMs = 0;
  const waiting = new Set<{ atMs: number; wake: () => void }>();
  return {
    nowMs: () => nowMs,
    sleep: (delayMs, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const giveUp = () => waiting.delete(waiter) && reject(signal?.reason as Error);
        const wake = () => {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        };
        const waiter = { atMs: nowMs + Math.max(0, delayMs), wake };
        waiting.add(waiter);
        signal?.addEventListener('abort', giveUp, { once: true });
      }),
    runUntil: async (work) => {
      const state = { done: false };
      const ended = work.finally(() => (state.done = true));
      for (;;) {
        // Runs everything that can happen at this instant: promises, and callbacks for the next turn of the event loop.
        for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        if (state.done) return ended;
        const [next] = [...waiting].sort((one, other) => one.atMs - other.atMs);
        if (next === undefined) throw new Error('everything waits and nothing is to come');
        nowMs = next.atMs;
        waiting.delete(next);
        next.wake();
      }
    },
  };
}
