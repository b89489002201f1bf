/** Lets requests to one host start no faster than its pace. */
export interface Pacer {
  /** Resolves when the next request may start; rejects when the signal is aborted. */
  turn(signal: AbortSignal): Promise<void>;
}

export type Sleep = (delayMs: number, signal: AbortSignal) => Promise<void>;

/**
 * Pacers by host: all deliveries of this process share one (api-contract.md, Limits). Starts are spaced evenly, and
 * requests may overlap when answers are slow.
 */
export function createPacers(clock: { nowMs: () => number; sleep: Sleep }): (baseUrl: string, pace: number) => Pacer {
  const nextStartMs = new Map<string, number>();
  return (baseUrl, pace) => {
    const host = new URL(baseUrl).host;
    return {
      turn: async (signal) => {
        signal.throwIfAborted();
        if (pace === 0) return;
        const startMs = Math.max(clock.nowMs(), nextStartMs.get(host) ?? -Infinity);
        nextStartMs.set(host, startMs + 1000 / pace);
        const delayMs = startMs - clock.nowMs();
        if (delayMs > 0) await clock.sleep(delayMs, signal);
      },
    };
  };
}
