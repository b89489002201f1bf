import { setImmediate } from 'node:timers/promises';

/**
 * Does `count` steps in slices and lets the process answer requests between them.
 *
 * @param doSlice Called with where each slice begins and ends, 0 … count.
 * @param afterSlice Called after every slice with the number of steps done.
 */
export async function inTimeSlices(
  count: number,
  sliceSize: number,
  doSlice: (start: number, end: number) => void,
  afterSlice: (done: number) => void = () => undefined,
): Promise<void> {
  for (let start = 0; start < count; start += sliceSize) {
    const end = Math.min(start + sliceSize, count);
    doSlice(start, end);
    afterSlice(end);
    if (end < count) await setImmediate();
  }
}
