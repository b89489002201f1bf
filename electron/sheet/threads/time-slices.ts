import { setImmediate } from 'node:timers/promises';

/**
 * Does `count` steps in slices and lets the process answer requests in between.
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
  for (let start = 0; start < count; start += sliceSize) {
    const end = Math.min(start + sliceSize, count);
    doSlice(start, end);
    afterSlice(end);
    if (end < count) await setImmediate();
  }
}
