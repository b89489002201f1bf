import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const RESOLUTION_MS = 5;
const TIMES = 3;
/** How much longer than the machine's background noise a piece of work may block this process. */
export const MOST_EXTRA_MS = 50;

/**
 * How much longer the event loop was blocked during the work than in an idle period of the same length, in milliseconds. The best of up to
 * three attempts; a good one ends it.
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
  // Keeps earlier work out of the measurement.
  await sleep(2 * RESOLUTION_MS);
  delays.enable();
  // A delay is the time between two samples. Without one beforehand, the work's first turn would not count.
  await sleep(2 * RESOLUTION_MS);
  await work();
  await sleep(2 * RESOLUTION_MS);
  delays.disable();
  return delays.max / 1e6;
}
