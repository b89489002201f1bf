const FEW_SLOTS = 1_024;
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
  /** Two halves of a hash per slot; both 0 for a free one. */
  #slots = new Uint32Array(2 * FEW_SLOTS);
  #size = 0;
  #low = 0;
  #high = 0;

  /** @param seed unpredictable, so that nobody can make a list whose ids all have the same hash */
  constructor(private readonly seed: number) {}

  /** Returns whether it was not there yet. */
  add(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#size >= (this.#slots.length / 2) * FULLEST) this.#grow();
    this.#hash(bytes, start, end);
    const slot = slotOf(this.#slots, this.#low, this.#high);
    if (this.#slots[slot] !== 0 || this.#slots[slot + 1] !== 0) return false;
    this.#slots[slot] = this.#low;
    this.#slots[slot + 1] = this.#high;
    this.#size += 1;
    return true;
  }

  hasText(text: string): boolean {
    const bytes = Buffer.from(text);
    this.#hash(bytes, 0, bytes.length);
    const slot = slotOf(this.#slots, this.#low, this.#high);
    return this.#slots[slot] !== 0 || this.#slots[slot + 1] !== 0;
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

  #grow(): void {
    const before = this.#slots;
    const slots = new Uint32Array(before.length * 2);
    for (let from = 0; from < before.length; from += 2) {
      const [low, high] = [before[from] as number, before[from + 1] as number];
      if (low === 0 && high === 0) continue;
      const slot = slotOf(slots, low, high);
      slots[slot] = low;
      slots[slot + 1] = high;
    }
    this.#slots = slots;
  }
}

/** The slot with this hash, or the one that it would get. */
function slotOf(slots: Uint32Array, low: number, high: number): number {
  const mask = slots.length - 1;
  let slot = ((low ^ (high >>> 7)) * 2) & mask;
  while (slots[slot] !== 0 || slots[slot + 1] !== 0) {
    if (slots[slot] === low && slots[slot + 1] === high) break;
    slot = (slot + 2) & mask;
  }
  return slot;
}
