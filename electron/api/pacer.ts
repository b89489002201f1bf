import type { Sleep } from '../storage/clock';
import { whenUnlocked } from '../storage/retry-locked';
import type { PaceStore } from './pace-store';

/** Lets requests to one host start no faster than its pace. */
export interface Pacer {
  /** Resolves when the next request may start; rejects when the signal is aborted. */
  turn(signal: AbortSignal): Promise<void>;
  /** No request starts for this long from now: the server asked for it. */
  hold(delayMs: number): Promise<void>;
}

/** How long another program may hold the file of the pace. */
const LOCKED_FOR_MS = 5_000;
/** How long a delivery without a pace may fail to notice that the server asked another process to wait. */
const LOOK_EVERY_MS = 100;

/**
 * Creates pacers by host. All deliveries of this machine to one host share its turns, whichever process and shop they belong to
 * (api-contract.md, Limits). Two starts are never closer than 1/pace, but requests may overlap if answers are slow. `pace` is in requests
 * per second, 0 for no limit.
 *
 * @param options.nowMs a monotonic clock, the same in all processes that share the store
 */
export function createPacers(options: {
  store: PaceStore;
  nowMs: () => number;
  sleep: Sleep;
}): (baseUrl: string, pace: number) => Pacer {
  const { store, nowMs, sleep } = options;
  /** The last in each host's queue: only the first one asks the store, however many wait. */
  const queues = new Map<string, Promise<void>>();
  return (baseUrl, pace) => {
    const { host } = new URL(baseUrl);
    const intervalMs = pace === 0 ? 0 : 1000 / pace;
    let lookedAtMs = -Infinity;
    /** Without a pace, only a hold can block a request, and that is not worth a query every time. */
    const isUnheld = (): boolean => {
      if (nowMs() - lookedAtMs < LOOK_EVERY_MS) return true;
      if (store.freeAtMs(host, nowMs(), 0) > nowMs()) return false;
      lookedAtMs = nowMs();
      return true;
    };
    const mayStart = (): boolean => (intervalMs === 0 ? isUnheld() : store.take(host, nowMs(), intervalMs));
    const takeTurn = async (signal: AbortSignal): Promise<void> => {
      for (;;) {
        signal.throwIfAborted();
        const delayMs = await whenUnlocked(
          () => (mayStart() ? null : store.freeAtMs(host, nowMs(), intervalMs) - nowMs()),
          LOCKED_FOR_MS,
          signal,
        );
        if (delayMs === null) return;
        // Another process may take the turn meanwhile, so check again.
        await sleep(Math.max(1, Math.ceil(delayMs)), signal);
      }
    };
    return {
      turn: (signal) => {
        const mine = (queues.get(host) ?? Promise.resolve()).then(() => takeTurn(signal));
        queues.set(
          host,
          mine.catch(() => undefined),
        );
        return untilAborted(mine, signal);
      },
      hold: async (delayMs) => {
        const untilMs = nowMs() + delayMs;
        await whenUnlocked(() => store.hold(host, nowMs(), untilMs), LOCKED_FOR_MS);
        lookedAtMs = -Infinity;
      },
    };
  };
}

/** An aborted caller rejects at once, although its place in the queue is passed on later. */
function untilAborted(turn: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason as Error);
    const settle = (tell: () => void) => {
      signal.removeEventListener('abort', giveUp);
      tell();
    };
    signal.addEventListener('abort', giveUp, { once: true });
    turn.then(
      () => settle(resolve),
      (error: unknown) => settle(() => reject(error instanceof Error ? error : new Error(String(error)))),
    );
  });
}
