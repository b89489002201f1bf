/** Average rows per bucket: few enough for the work within a bucket to stay in the processor's L1 cache. */
const ROWS_PER_BUCKET = 256;
const HASH_BITS = 32;
/** Rows compared before others may work. */
const ROWS_PER_STEP = 8_192;

/**
 * Rows grouped by the high bits of their hashes, ascending within a bucket. Built in one go for a million rows: a hash table of that size
 * would miss the processor's caches at every row, while this passes over the rows three times.
 */
export class HashBuckets {
  /** Hashes of the rows, bucket by bucket. */
  readonly hashes: Uint32Array;
  readonly rows: Uint32Array;
  /** Where each bucket begins. The last entry is the end of the last bucket. */
  readonly offsets: Uint32Array;
  readonly #shift: number;

  /** @param hashOf row → hash; rows with hash 0, including row 0, are left out */
  constructor(hashOf: Uint32Array) {
    const bits = Math.max(1, Math.ceil(Math.log2(hashOf.length / ROWS_PER_BUCKET)));
    const shift = HASH_BITS - bits;
    const offsets = new Uint32Array(2 ** bits + 1);
    for (let row = 1; row < hashOf.length; row += 1) {
      const hash = hashOf[row] as number;
      if (hash !== 0) offsets[(hash >>> shift) + 1] = (offsets[(hash >>> shift) + 1] as number) + 1;
    }
    for (let bucket = 1; bucket < offsets.length; bucket += 1) {
      offsets[bucket] = (offsets[bucket] as number) + (offsets[bucket - 1] as number);
    }
    const count = offsets[offsets.length - 1] as number;
    const hashes = new Uint32Array(count);
    const rows = new Uint32Array(count);
    const places = offsets.slice();
    for (let row = 1; row < hashOf.length; row += 1) {
      const hash = hashOf[row] as number;
      if (hash === 0) continue;
      const place = places[hash >>> shift] as number;
      places[hash >>> shift] = place + 1;
      hashes[place] = hash;
      rows[place] = row;
    }
    this.#shift = shift;
    this.offsets = offsets;
    this.hashes = hashes;
    this.rows = rows;
  }

  /** The bucket of a hash. */
  bucketOf(hash: number): number {
    return hash >>> this.#shift;
  }

  /** Whether the row was there with this hash when the buckets were built. */
  holds(row: number, hash: number): boolean {
    const bucket = this.bucketOf(hash);
    const end = this.offsets[bucket + 1] as number;
    let low = this.offsets[bucket] as number;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.rows[middle] as number) < row) low = middle + 1;
      else high = middle;
    }
    return low < end && this.rows[low] === row && this.hashes[low] === hash;
  }

  /**
   * Calls back for every row that has the same hash as an earlier row. If `isMate` returns false, the next earlier row with that hash is
   * tried. Yields the number of rows done after every few thousand rows, so that the caller can let others work.
   */
  *eachRepeated(isMate: (row: number, earlier: number) => boolean): Generator<number> {
    let stop = ROWS_PER_STEP;
    const { offsets, hashes, rows } = this;
    let slots = new Uint32Array(ROWS_PER_BUCKET * 4);
    for (let bucket = 0; bucket + 1 < offsets.length; bucket += 1) {
      const start = offsets[bucket] as number;
      const end = offsets[bucket + 1] as number;
      if ((end - start) * 2 > slots.length) slots = new Uint32Array(2 ** Math.ceil(Math.log2((end - start) * 2)));
      else slots.fill(0);
      const mask = slots.length - 1;
      for (let at = start; at < end; at += 1) {
        const hash = hashes[at] as number;
        let slot = hash & mask;
        // Slots hold positions counted from 1.
        let earlier = slots[slot] as number;
        while (earlier !== 0) {
          if (hashes[earlier - 1] === hash && isMate(rows[at] as number, rows[earlier - 1] as number)) break;
          slot = (slot + 1) & mask;
          earlier = slots[slot] as number;
        }
        if (earlier === 0) slots[slot] = at + 1;
        if (at < stop) continue;
        stop = at + ROWS_PER_STEP;
        yield at;
      }
    }
  }
}
