import type { EditedTable } from '../table/edited-table';
import { eachCell } from './each-cell';

const FIRST_TEXTS = 1_024;
const FIRST_BYTES = 1 << 14;
/** If most of the first rows have texts of their own, so will the others. */
const SAMPLED_ROWS = 2_000;

/** The different texts of a column, each kept once. They are numbered from 0 in the order in which they were first seen. */
export class DistinctTexts {
  /** UTF-8 of all texts, one after the other. Do not change it. */
  bytes = new Uint8Array(FIRST_BYTES);
  /** Where each text begins in `bytes`, and the one before ends. */
  starts = new Uint32Array(FIRST_TEXTS + 1);
  #hashes = new Uint32Array(FIRST_TEXTS);
  /** Open addressing: a text's number + 1, or 0 for a free slot. */
  #slots = new Uint32Array(2 * FIRST_TEXTS);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The number of a text, which is added if it is new. */
  add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    if (this.#count === this.#hashes.length) this.#grow(2 * this.#count);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const found = this.#slots[slot] as number;
      if (found === 0) break;
      if (this.#hashes[found - 1] === hash && this.#isSame(found - 1, bytes, start, end)) return found - 1;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.#count + 1;
    this.#append(bytes, start, end, hash);
    return this.#count - 1;
  }

  /** Makes room for so many texts at once. */
  expect(count: number): void {
    if (count > this.#hashes.length) this.#grow(count);
  }

  textAt(index: number): string {
    const { bytes, starts } = this;
    const start = starts[index] as number;
    return Buffer.from(bytes.buffer, start, (starts[index + 1] as number) - start).toString('utf8');
  }

  /** Orders by code points. */
  compare(one: number, other: number): number {
    const { bytes, starts } = this;
    const [oneEnd, otherEnd] = [starts[one + 1] as number, starts[other + 1] as number];
    let a = starts[one] as number;
    let b = starts[other] as number;
    for (; a < oneEnd && b < otherEnd; a += 1, b += 1) {
      const difference = (bytes[a] as number) - (bytes[b] as number);
      if (difference !== 0) return difference;
    }
    return oneEnd - a - (otherEnd - b);
  }

  #isSame(index: number, bytes: Uint8Array, start: number, end: number): boolean {
    const own = this.starts[index] as number;
    if ((this.starts[index + 1] as number) - own !== end - start) return false;
    for (let at = 0; at < end - start; at += 1) if (this.bytes[own + at] !== bytes[start + at]) return false;
    return true;
  }

  #append(bytes: Uint8Array, start: number, end: number, hash: number): void {
    const from = this.starts[this.#count] as number;
    const to = from + end - start;
    if (to > this.bytes.length) this.bytes = larger(this.bytes, new Uint8Array(Math.max(2 * this.bytes.length, to)));
    for (let at = start; at < end; at += 1) this.bytes[from + at - start] = bytes[at] as number;
    this.#hashes[this.#count] = hash;
    this.#count += 1;
    this.starts[this.#count] = to;
  }

  #grow(wanted: number): void {
    const capacity = 2 ** Math.ceil(Math.log2(wanted));
    this.starts = larger(this.starts, new Uint32Array(capacity + 1));
    this.#hashes = larger(this.#hashes, new Uint32Array(capacity));
    const slots = new Uint32Array(2 * capacity);
    const mask = slots.length - 1;
    for (let index = 0; index < this.#count; index += 1) {
      let slot = (this.#hashes[index] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.#slots = slots;
  }
}

function larger<Numbers extends Uint8Array | Uint32Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}

/** The texts of a column in some rows. */
export interface ColumnTexts {
  texts: DistinctTexts;
  /** The number of each row's text. */
  indexes: Uint32Array;
}

/** @param rows ascending */
export async function distinctTexts(table: EditedTable, column: number, rows: Uint32Array): Promise<ColumnTexts> {
  const texts = new DistinctTexts();
  const indexes = new Uint32Array(rows.length);
  await eachCell(table, column, rows, (place, bytes, start, end, hash) => {
    indexes[place] = texts.add(bytes, start, end, hash);
    if (place === SAMPLED_ROWS && texts.count > place / 2) texts.expect(rows.length);
  });
  return { texts, indexes };
}
