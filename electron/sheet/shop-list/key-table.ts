import type { PackedTexts } from '../table/packed-texts';
import { inTimeSlices } from '../threads/time-slices';
import { hashKey } from '../keys/hash-key';

/** Room for the slots of a table, so that a search passes few others. */
const SLOTS_PER_KEY = 2;
const FEW_SLOTS = 16;
const SLICE_TEXTS = 16_384;

/** Finds texts by their bytes. The first of equal ones is found. */
export class KeyTable {
  /** Index of a text plus 1; 0 for a free slot. */
  readonly #slots: Uint32Array;

  private constructor(
    private readonly texts: PackedTexts,
    private readonly foldCase: boolean,
    private readonly seed: number,
  ) {
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(FEW_SLOTS, texts.length * SLOTS_PER_KEY))));
  }

  /**
   * A table of all texts, made in slices.
   *
   * @param texts by which an index is found; null for none
   * @param foldCase finds them blind to the case of Latin letters; the texts must be in lower case
   * @param seed of the hashes, see `hashKey`
   */
  static async of(texts: PackedTexts, foldCase: boolean, seed: number): Promise<KeyTable> {
    const table = new KeyTable(texts, foldCase, seed);
    await inTimeSlices(table.length, SLICE_TEXTS, (start, end) => {
      for (let index = start; index < end; index += 1) table.#put(index);
    });
    return table;
  }

  get length(): number {
    return this.texts.length;
  }

  /** The text at an index; null for none. */
  at(index: number): string | null {
    return this.texts.at(index);
  }

  #put(index: number): void {
    const { texts } = this;
    if (texts.isNull(index)) return;
    const slot = this.#slotOf(texts.bytes, texts.startOf(index), texts.ends[index] as number);
    if (this.#slots[slot] === 0) this.#slots[slot] = index + 1;
  }

  /** The index of a text; −1 if it is not there. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return (this.#slots[this.#slotOf(bytes, start, end)] as number) - 1;
  }

  findText(text: string): number {
    const bytes = Buffer.from(text);
    return this.find(bytes, 0, bytes.length);
  }

  /** The slot that has the text, or the one that it would get. */
  #slotOf(bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashKey(bytes, start, end, this.foldCase, this.seed) & mask;
    for (let index = this.#slots[slot] as number; index !== 0; index = this.#slots[slot] as number) {
      if (this.#isText(index - 1, bytes, start, end)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #isText(index: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { texts } = this;
    const from = texts.startOf(index);
    if ((texts.ends[index] as number) - from !== end - start) return false;
    for (let at = start; at < end; at += 1) {
      let byte = bytes[at] as number;
      if (this.foldCase && byte >= 0x41 && byte <= 0x5a) byte |= 0x20;
      if (texts.bytes[from + at - start] !== byte) return false;
    }
    return true;
  }
}
