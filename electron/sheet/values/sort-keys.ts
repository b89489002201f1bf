import { inTimeSlices } from '../threads/time-slices';
import type { DistinctTexts } from './distinct-texts';
import { mostRankBytes, writeRanks } from './letter-ranks';
import { dateIn, numberIn } from './read-numbers';
import { trimmed } from './trimmed';

/** What a text counts as in a sorted column, in ascending order. Empty ones are last in both directions. */
export const KINDS = { date: 0, number: 1, text: 2, empty: 3 } as const;

const SLICE_TEXTS = 4_096;
const NUMBER_BYTES = 8;
/** Expected bytes per key, for the first allocation. */
const USUAL_BYTES = 16;

/** By what texts are sorted. A key's bytes are compared one by one; a key that ends is before one that goes on. */
export interface SortKeys {
  bytes: Uint8Array;
  /** Where each key begins in `bytes`, and the one before ends. */
  starts: Uint32Array;
  kinds: Uint8Array;
}

/** @param asDates whether the column has dates */
export async function sortKeys(texts: DistinctTexts, asDates: boolean): Promise<SortKeys> {
  let bytes = new Uint8Array(texts.count * USUAL_BYTES);
  const starts = new Uint32Array(texts.count + 1);
  const kinds = new Uint8Array(texts.count);
  let at = 0;
  const reserve = (byteCount: number): void => {
    if (at + byteCount <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, at + byteCount));
    larger.set(bytes);
    bytes = larger;
  };
  const kindOf = (start: number, end: number): number => {
    if (start === end) return KINDS.empty;
    const date = asDates ? dateIn(texts.bytes, start, end) : NaN;
    const number = Number.isNaN(date) ? numberIn(texts.bytes, start, end) : date;
    if (Number.isNaN(number)) {
      reserve(mostRankBytes(end - start));
      at = writeRanks(texts.bytes, start, end, bytes, at);
      return KINDS.text;
    }
    reserve(NUMBER_BYTES);
    writeNumber(number, bytes, at);
    at += NUMBER_BYTES;
    return Number.isNaN(date) ? KINDS.number : KINDS.date;
  };
  await inTimeSlices(texts.count, SLICE_TEXTS, (first, last) => {
    for (let index = first; index < last; index += 1) {
      const { start, end } = trimmed(texts.bytes, texts.starts[index] as number, texts.starts[index + 1] as number);
      kinds[index] = kindOf(start, end);
      starts[index + 1] = at;
    }
  });
  return { bytes, starts, kinds };
}

const float = new Float64Array(1);
const floatBytes = new Uint8Array(float.buffer);

/** Eight bytes in the order of the numbers. The machine is little-endian, as all that Electron runs on are. */
function writeNumber(number: number, into: Uint8Array, at: number): void {
  // Adding zero turns −0 into 0.
  float[0] = number + 0;
  const isNegative = number < 0;
  for (let index = 0; index < NUMBER_BYTES; index += 1) {
    const byte = floatBytes[NUMBER_BYTES - 1 - index] as number;
    into[at + index] = isNegative ? ~byte : index === 0 ? byte | 0x80 : byte;
  }
}
