import { setImmediate } from 'node:timers/promises';

/**
 * Goes through `count` steps in slices and lets the process answer requests between them.
 *
 * @param step Called with 0 … count − 1.
 * @param afterSlice Called after every slice with the number of steps done.
 */
export async function inTimeSlices(
  count: number,
  sliceSize: number,
  step: (index: number) => void,
  afterSlice: (done: number) => void = () => undefined,
): Promise<void> {
  for (let start = 0; start < count; start += sliceSize) {
    const end = Math.min(start + sliceSize, count);
    for (let index = start; index < end; index += 1) step(index);
    afterSlice(end);
    if (end < count) await setImmediate();
  }
}
