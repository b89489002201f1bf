import { setImmediate } from 'node:timers/promises';
import { currentJob } from './job';

/**
 * Looks through `count` steps in slices until one slice finds something, and lets the process answer requests in between. Within a `Job`, it
 * reports progress to it, and throws when the job is cancelled.
 *
 * @param look called with the start and end of each slice, 0 to count; null to go on
 * @returns null if nothing was found
 */
export async function findInTimeSlices<Found>(
  count: number,
  sliceSize: number,
  look: (start: number, end: number) => Found | null,
): Promise<Found | null> {
  const job = currentJob();
  const tell = job?.beginLoop();
  for (let start = 0; start < count; start += sliceSize) {
    const end = Math.min(start + sliceSize, count);
    const found = look(start, end);
    if (found !== null) return found;
    tell?.(end / count);
    if (end < count) await setImmediate();
    job?.signal.throwIfAborted();
  }
  return null;
}

/**
 * Does `count` steps in slices, as {@link findInTimeSlices} does.
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
  await findInTimeSlices(count, sliceSize, (start, end) => {
    doSlice(start, end);
    afterSlice(end);
    return null;
  });
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
