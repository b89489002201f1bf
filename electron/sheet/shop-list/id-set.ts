const FEW_SLOTS = 64;
/** Growing one part takes a millisecond even if there are millions of ids. */
const PARTS = 256;
const PART_SHIFT = 24;
/** The share of slots that are taken before there are more. */
const FULLEST = 0.7;
/** Of MurmurHash2 and FNV. */
const MURMUR_FACTOR = 0x5bd1e995;
const FNV_PRIME = 0x01000193;

/**
 * A set of millions of ids as 64-bit hashes, eight bytes each: none of them could be read back. Two of ten million ids have the same hash
 * once in hundreds of thousands of lists; such a list is then refused without need.
 */
export class IdSet {
  /** By the high bits of the hash. Two halves of a hash per slot; 0 for a free one. */
  readonly #parts: Uint32Array[] = Array.from({ length: PARTS }, () => new Uint32Array(2 * FEW_SLOTS));
  readonly #sizes = new Uint32Array(PARTS);
  #low = 0;
  #high = 0;

  /** @param seed unpredictable, so that nobody can make a list whose ids all have the same hash */
  constructor(private readonly seed: number) {}

  /** Returns whether it was not there yet. */
  add(bytes: Uint8Array, start: number, end: number): boolean {
    this.#hash(bytes, start, end);
    const number = this.#high >>> PART_SHIFT;
    const size = this.#sizes[number] as number;
    let part = this.#parts[number] as Uint32Array;
    if (size >= (part.length / 2) * FULLEST) part = this.#parts[number] = grown(part);
    const slot = slotOf(part, this.#low, this.#high);
    if (part[slot] !== 0) return false;
    part[slot] = this.#low;
    part[slot + 1] = this.#high;
    this.#sizes[number] = size + 1;
    return true;
  }

  hasText(text: string): boolean {
    const bytes = Buffer.from(text);
    this.#hash(bytes, 0, bytes.length);
    const part = this.#parts[this.#high >>> PART_SHIFT] as Uint32Array;
    return part[slotOf(part, this.#low, this.#high)] !== 0;
  }

  #hash(bytes: Uint8Array, start: number, end: number): void {
    let low = this.seed;
    let high = ~this.seed;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      low = Math.imul(low ^ byte, FNV_PRIME);
      high = Math.imul(high ^ byte, MURMUR_FACTOR);
      high ^= high >>> 15;
    }
    this.#low = low >>> 0 || 1;
    this.#high = high >>> 0;
  }
}

/** The same hashes with twice the room. */
function grown(before: Uint32Array): Uint32Array {
  const slots = new Uint32Array(before.length * 2);
  for (let from = 0; from < before.length; from += 2) {
    const [low, high] = [before[from] as number, before[from + 1] as number];
    if (low === 0) continue;
    const slot = slotOf(slots, low, high);
    slots[slot] = low;
    slots[slot + 1] = high;
  }
  return slots;
}

/** The slot with this hash, or the one that it would get. The low half is never 0. */
function slotOf(slots: Uint32Array, low: number, high: number): number {
  const mask = slots.length - 1;
  let slot = ((low ^ (high >>> 7)) * 2) & mask;
  while (slots[slot] !== 0) {
    if (slots[slot] === low && slots[slot + 1] === high) break;
    slot = (slot + 2) & mask;
  }
  return slot;
}
