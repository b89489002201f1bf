import type { ColumnEdits } from './column-edits';
import { createSpans, type CellSpans } from './table';

const FIRST_CAPACITY = 1 << 16;
/** Longer cells are copied by the runtime, which costs more per call and less per byte. */
const SHORT_BYTES = 64;

/**
 * Cells of a column in one buffer, so that they can be scanned together. They are copied only if some of them are in the file and some
 * among the edits.
 */
export class GatheredCells {
  #bytes = Buffer.alloc(0);
  #end = 0;
  readonly #one = createSpans(1);

  /**
   * Replaces the positions of the file's own cells by those of the cells with their edits.
   *
   * @param own the bytes that the positions in `spans` are in
   * @returns the bytes that they are in afterwards, until the next call
   */
  gather(
    edits: ColumnEdits,
    own: Uint8Array,
    firstRow: number,
    count: number,
    { starts, ends }: CellSpans,
  ): Uint8Array {
    const { packed } = edits;
    if (!edits.mayHaveSingles(firstRow, count)) {
      const nulls = packed === null ? count : packed.countNulls(firstRow, count);
      if (packed === null || nulls === count) return own;
      if (nulls === 0) {
        for (let at = 0; at < count; at += 1) {
          starts[at] = packed.startOf(firstRow + at);
          ends[at] = packed.ends[firstRow + at] as number;
        }
        return packed.bytes;
      }
    }
    this.#end = 0;
    for (let at = 0; at < count; at += 1) {
      const from = this.#end;
      if (!this.#copyEdit(edits, firstRow + at)) this.#copy(own, starts[at] as number, ends[at] as number);
      starts[at] = from;
      ends[at] = this.#end;
    }
    return this.#bytes;
  }

  /**
   * The same for any rows.
   *
   * @param ownSpan writes the position of a row's own cell into `one`
   * @param into receives the positions
   */
  gatherRows(
    edits: ColumnEdits | undefined,
    own: Uint8Array,
    rows: Uint32Array,
    ownSpan: (row: number, one: CellSpans) => void,
    into: CellSpans,
  ): Uint8Array {
    this.#end = 0;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] as number;
      into.starts[at] = this.#end;
      if (edits === undefined || !this.#copyEdit(edits, row)) {
        ownSpan(row, this.#one);
        this.#copy(own, this.#one.starts[0] as number, this.#one.ends[0] as number);
      }
      into.ends[at] = this.#end;
    }
    return this.#bytes;
  }

  /** Returns false if the row has the file's own cell. */
  #copyEdit(edits: ColumnEdits, row: number): boolean {
    const { packed } = edits;
    const single = edits.singleOf(row);
    if (typeof single === 'string') this.#write(single);
    else if (single === undefined && packed?.isNull(row) === false)
      this.#copy(packed.bytes, packed.startOf(row), packed.ends[row] as number);
    else return false;
    return true;
  }

  #write(text: string): void {
    this.#reserve(Buffer.byteLength(text));
    this.#end += this.#bytes.write(text, this.#end);
  }

  #copy(from: Uint8Array, start: number, end: number): void {
    const length = end - start;
    if (length <= 0) return;
    this.#reserve(length);
    const bytes = this.#bytes;
    const to = this.#end;
    if (length <= SHORT_BYTES) for (let at = 0; at < length; at += 1) bytes[to + at] = from[start + at] as number;
    else bytes.set(from.subarray(start, end), to);
    this.#end = to + length;
  }

  #reserve(byteCount: number): void {
    if (this.#end + byteCount <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(FIRST_CAPACITY, this.#bytes.length * 2, this.#end + byteCount));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}
