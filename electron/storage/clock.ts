import { setTimeout as delay } from 'node:timers/promises';

/** Rejects when the signal is aborted. */
export type Sleep = (delayMs: number, signal: AbortSignal) => Promise<void>;

/** A monotonic clock in milliseconds, the same in all processes of a machine: it counts from the machine's start. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

export const sleepFor: Sleep = (delayMs, signal) => delay(delayMs, undefined, { signal });
