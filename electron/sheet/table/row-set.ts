import { inTimeSlices } from '../threads/time-slices';

const BITS = 32;
/** Row numbers visited before other requests are handled. */
const SLICE_ROWS = 65_536;

/** A set of row numbers with one bit per row of the sheet: 125 kB for a million rows. Iterates in ascending order. */
export class RowSet implements Iterable<number> {
  readonly #words: Uint32Array;
  #size = 0;

  /** @param rowCount the highest row number it can hold */
  constructor(rowCount: number) {
    this.#words = new Uint32Array(Math.floor(rowCount / BITS) + 1);
  }

  static of(rowCount: number, rows: Iterable<number>): RowSet {
    const set = new RowSet(rowCount);
    for (const row of rows) set.add(row);
    return set;
  }

  /** Whether it can hold this row number. */
  canHold(row: number): boolean {
    return row >>> 5 < this.#words.length;
  }

  get size(): number {
    return this.#size;
  }

  /** Memory of the set, in bytes. */
  get byteLength(): number {
    return this.#words.byteLength;
  }

  has(row: number): boolean {
    return ((this.#words[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0;
  }

  /** Ignores rows beyond the highest number. */
  add(row: number): void {
    if (row >>> 5 >= this.#words.length || this.has(row)) return;
    this.#words[row >>> 5] = (this.#words[row >>> 5] as number) | (1 << (row & 31));
    this.#size += 1;
  }

  /** Adds the rows of a set of no higher numbers. */
  addAll(other: RowSet): void {
    this.#size = 0;
    for (let at = 0; at < this.#words.length; at += 1) {
      const word = (this.#words[at] as number) | (other.#words[at] ?? 0);
      this.#words[at] = word;
      this.#size += bitsOf(word);
    }
  }

  delete(row: number): void {
    if (!this.has(row)) return;
    this.#words[row >>> 5] = (this.#words[row >>> 5] as number) & ~(1 << (row & 31));
    this.#size -= 1;
  }

  /** Whether it has all rows of another set. */
  includes(other: RowSet): boolean {
    return other.#words.every((word, at) => (word & ~(this.#words[at] ?? 0)) === 0);
  }

  /** Visits all rows in ascending order, in slices. */
  async eachInSlices(visit: (row: number) => void): Promise<void> {
    await inTimeSlices(this.#words.length * BITS, SLICE_ROWS, (start, end) => {
      for (let row = start; row < end; row += 1) if (this.has(row)) visit(row);
    });
  }

  /** Ascending. */
  *[Symbol.iterator](): Generator<number> {
    for (let at = 0; at < this.#words.length; at += 1) {
      let word = this.#words[at] as number;
      while (word !== 0) {
        const bit = 31 - Math.clz32(word & -word);
        yield at * BITS + bit;
        word &= word - 1;
      }
    }
  }
}

/** The number of bits that are set (Warren, Hacker's Delight, 5-1). */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
