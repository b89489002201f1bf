/** Lets requests to one host start no faster than its pace. */
export interface Pacer {
  /** Resolves when the next request may start; rejects when the signal is aborted. */
  turn(signal: AbortSignal): Promise<void>;
  /** Lets nothing start for this long: the server asked for it. */
  hold(delayMs: number): void;
}

/** Rejects when the signal is aborted. */
export type Sleep = (delayMs: number, signal: AbortSignal) => Promise<void>;

/**
 * Pacers by host: all deliveries of this process to one host share its turns, whichever shop they are of (api-contract.md,
 * Limits). Two starts are never closer than 1/pace, yet requests may overlap when answers are slow. `pace` is in requests a
 * second, 0 for no limit.
 *
 * @param clock.nowMs a clock that never goes back
 */
export function createPacers(clock: { nowMs: () => number; sleep: Sleep }): (baseUrl: string, pace: number) => Pacer {
  const hosts = new Map<string, { lastStartMs: number; heldUntilMs: number }>();
  return (baseUrl, pace) => {
    const name = new URL(baseUrl).host;
    const host = hosts.get(name) ?? { lastStartMs: -Infinity, heldUntilMs: -Infinity };
    hosts.set(name, host);
    const intervalMs = pace === 0 ? 0 : 1000 / pace;
    return {
      turn: async (signal) => {
        for (;;) {
          signal.throwIfAborted();
          const nowMs = clock.nowMs();
          const delayMs = Math.max(host.lastStartMs + intervalMs, host.heldUntilMs) - nowMs;
          if (delayMs <= 0) {
            host.lastStartMs = nowMs;
            return;
          }
          // Another one may take the turn meanwhile: look again then.
          await clock.sleep(Math.ceil(delayMs), signal);
        }
      },
      hold: (delayMs) => {
        host.heldUntilMs = Math.max(host.heldUntilMs, clock.nowMs() + delayMs);
      },
    };
  };
}
