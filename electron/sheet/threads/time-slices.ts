import { setImmediate } from 'node:timers/promises';
import { currentJob } from './job';

/**
 * Does `count` steps in slices and lets the process answer requests in between. Within a `Job`, it reports progress to it, and throws when
 * the job is cancelled.
 *
 * @param doSlice called with the start and end of each slice, 0 to count
 * @param afterSlice called after every slice with the number of steps done
 */
export async function inTimeSlices(
  count: number,
  sliceSize: number,
  doSlice: (start: number, end: number) => void,
  afterSlice: (done: number) => void = () => undefined,
): Promise<void> {
  const job = currentJob();
  const tell = job?.beginLoop();
  for (let start = 0; start < count; start += sliceSize) {
    const end = Math.min(start + sliceSize, count);
    doSlice(start, end);
    afterSlice(end);
    tell?.(end / count);
    if (end < count) await setImmediate();
    job?.signal.throwIfAborted();
  }
}

/**
 * Runs a generator to its end and lets the process answer requests at every step, as {@link inTimeSlices} does.
 *
 * @param steps yields how much of `count` is done
 */
export async function stepByStep(steps: Generator<number>, count: number): Promise<void> {
  const job = currentJob();
  const tell = job?.beginLoop();
  for (const done of steps) {
    tell?.(done / count);
    await setImmediate();
    job?.signal.throwIfAborted();
  }
}
