import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const RESOLUTION_MS = 5;
const TIMES = 3;
/** By how much some work may hold this process up longer than whatever else goes on on the machine does. */
export const MOST_EXTRA_MS = 50;

/**
 * How much longer the event loop stood still at the most during some work than in an idle stretch of the same length, in milliseconds; the
 * best of three times, of which the later ones are spared where the first is good enough.
 */
export async function extraDelayMs(work: () => Promise<unknown>): Promise<number> {
  let best = Infinity;
  for (let time = 0; time < TIMES && best > MOST_EXTRA_MS; time += 1) {
    const start = performance.now();
    const during = await longestDelayMs(work);
    const idle = await longestDelayMs(() => sleep(performance.now() - start));
    best = Math.min(best, during - idle);
  }
  return best;
}

async function longestDelayMs(work: () => Promise<unknown>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  // What was done before, up to this very turn, is not of the work.
  await sleep(2 * RESOLUTION_MS);
  delays.enable();
  // A delay is the time between two looks, so that without one beforehand what the work does in its first turn would not count.
  await sleep(2 * RESOLUTION_MS);
  await work();
  await sleep(2 * RESOLUTION_MS);
  delays.disable();
  return delays.max / 1e6;
}
