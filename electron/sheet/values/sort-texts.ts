import { inTimeSlices } from '../threads/time-slices';
import type { DistinctTexts } from './distinct-texts';
import type { SortKeys } from './sort-keys';

/** Bytes of a key that are compared at once, above the index that shares a number of 64 bits with them. */
const STEP_BYTES = 5;
/** Indexes are below 2 ** 24; a sheet has at most 5 million rows. */
const INDEX_MASK = 0xffffff;
/** Groups this small are sorted by insertion. */
const FEW = 12;
const SLICE_GROUPS = 2_048;

/**
 * Sorts texts by their keys, and those with one key by themselves. Five bytes of every key are sorted together with its index as one
 * number, by the runtime's own sort; what is still equal goes on with the next five.
 *
 * @param order indexes of texts; sorted in place
 */
export async function sortTexts(order: Uint32Array, texts: DistinctTexts, keys: SortKeys): Promise<void> {
  const packed = new BigUint64Array(order.length);
  const words = new Uint32Array(packed.buffer);
  let groups = order.length === 0 ? [] : [0, order.length];
  for (let depth = 0; groups.length > 0; depth += STEP_BYTES) {
    const current = groups;
    const next: number[] = [];
    await inTimeSlices(current.length / 2, SLICE_GROUPS, (first, last) => {
      for (let index = first; index < last; index += 1) {
        const start = current[2 * index] as number;
        const end = current[2 * index + 1] as number;
        if (end - start <= FEW) insertionSort(order, start, end, texts, keys, depth);
        else sortStep(start, end, depth, next);
      }
    });
    groups = next;
  }

  /** Sorts a group by five bytes of its keys. Those that are still equal are finished, or left for the next step. */
  function sortStep(start: number, end: number, depth: number, next: number[]): void {
    const { bytes, starts } = keys;
    for (let at = start; at < end; at += 1) {
      const index = order[at] as number;
      const from = (starts[index] as number) + depth;
      const length = (starts[index + 1] as number) - from;
      let high = 0;
      for (let step = 0; step < 4; step += 1) high = (high << 8) | (step < length ? (bytes[from + step] as number) : 0);
      words[2 * at] = ((length > 4 ? (bytes[from + 4] as number) : 0) << 24) | index;
      words[2 * at + 1] = high;
    }
    packed.subarray(start, end).sort();
    let runStart = start;
    for (let at = start; at < end; at += 1) {
      const index = (order[at] = (words[2 * at] as number) & INDEX_MASK);
      const isEqualToNext =
        at + 1 < end &&
        words[2 * at + 1] === words[2 * at + 3] &&
        ((words[2 * at] as number) ^ (words[2 * at + 2] as number)) >>> 24 === 0;
      if (isEqualToNext) continue;
      const isWhole = (starts[index + 1] as number) - (starts[index] as number) < depth + STEP_BYTES;
      if (at > runStart && isWhole) order.subarray(runStart, at + 1).sort((one, other) => texts.compare(one, other));
      else if (at > runStart) next.push(runStart, at + 1);
      runStart = at + 1;
    }
  }
}

function insertionSort(
  order: Uint32Array,
  start: number,
  end: number,
  texts: DistinctTexts,
  keys: SortKeys,
  depth: number,
): void {
  for (let at = start + 1; at < end; at += 1) {
    const index = order[at] as number;
    let to = at;
    for (; to > start && compare(texts, keys, order[to - 1] as number, index, depth) > 0; to -= 1) {
      order[to] = order[to - 1] as number;
    }
    order[to] = index;
  }
}

/** @param depth bytes that are known to be equal */
function compare(texts: DistinctTexts, { bytes, starts }: SortKeys, one: number, other: number, depth: number): number {
  const oneEnd = starts[one + 1] as number;
  const otherEnd = starts[other + 1] as number;
  let a = (starts[one] as number) + depth;
  let b = (starts[other] as number) + depth;
  for (; a < oneEnd && b < otherEnd; a += 1, b += 1) {
    const difference = (bytes[a] as number) - (bytes[b] as number);
    if (difference !== 0) return difference;
  }
  return oneEnd - a - (otherEnd - b) || texts.compare(one, other);
}
