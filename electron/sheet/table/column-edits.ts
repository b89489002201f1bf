import { inTimeSlices } from '../threads/time-slices';
import { ColumnValues } from './column-values';
import { TextPacker, type PackedTexts } from './packed-texts';
import { FILL } from './table';

const SLICE_ROWS = 16_384;
/** More single edits than this take more memory as a map than a packed column does. */
const MOST_SINGLE_EDITS = 65_536;
/** Up to this many edits are always added one by one. */
const FEW_EDITS = 4_096;
/** So are those of a smaller share of the rows. */
const SMALL_SHARE = 1 / 64;
/** Rows per block, see {@link ColumnEdits.mayHaveSingles}: 2 ** 10. */
const BLOCK_SHIFT = 10;
/** Approximate memory of a map entry, without its text. */
const BYTES_PER_SINGLE_EDIT = 80;

/**
 * The edits of one column. A few edits are kept in a map, on top of the packed values of the whole column that a bulk operation made. The
 * packed values never change.
 */
export class ColumnEdits {
  /** One entry per row; null if nothing is packed. */
  readonly packed: PackedTexts | null;
  /** On top of the packed values; null if the cell has the file's own value again. */
  readonly #single: Map<number, string | null>;
  /** Blocks of rows that got single edits. */
  readonly #singleBlocks: Set<number>;
  #editedRows: number;
  #isShared = false;

  private constructor(
    packed: PackedTexts | null,
    single: Map<number, string | null>,
    singleBlocks: Iterable<number>,
    editedRows: number,
  ) {
    this.packed = packed;
    this.#single = single;
    this.#singleBlocks = new Set(singleBlocks);
    this.#editedRows = editedRows;
  }

  static none(): ColumnEdits {
    return new ColumnEdits(null, new Map(), [], 0);
  }

  /** Number of rows whose value differs from the file's. */
  get editedRows(): number {
    return this.#editedRows;
  }

  /** Memory of the edits in bytes, estimated for single ones. */
  get byteLength(): number {
    return (this.packed?.byteLength ?? 0) + this.#single.size * BYTES_PER_SINGLE_EDIT;
  }

  /** The row's edited value; null for the file's own. */
  valueOf(row: number): string | null {
    const single = this.singleOf(row);
    if (single !== undefined) return single;
    return this.packed?.at(row) ?? null;
  }

  /** The row's value on top of the packed ones: null for the file's own, undefined if there is none. */
  singleOf(row: number): string | null | undefined {
    return this.#single.size === 0 ? undefined : this.#single.get(row);
  }

  /** False if {@link singleOf} is undefined for all of these rows. */
  mayHaveSingles(firstRow: number, count: number): boolean {
    if (this.#single.size === 0) return false;
    const last = (firstRow + count - 1) >>> BLOCK_SHIFT;
    for (let block = firstRow >>> BLOCK_SHIFT; block <= last; block += 1)
      if (this.#singleBlocks.has(block)) return true;
    return false;
  }

  isEdited(row: number): boolean {
    const single = this.singleOf(row);
    if (single !== undefined) return single !== null;
    return this.packed?.isNull(row) === false;
  }

  /** Replaces the {@link FILL} of the file's own cells by that of the cells with their edits. */
  fills(firstRow: number, count: number, into: Uint8Array): void {
    this.packed?.fills(firstRow, count, into);
    if (!this.mayHaveSingles(firstRow, count)) return;
    for (let at = 0; at < count; at += 1) {
      const value = this.#single.get(firstRow + at);
      if (value === undefined) continue;
      into[at] = value === null ? FILL.unsure : value === '' ? FILL.none : FILL.text;
    }
  }

  /** The edits with one more. Changes them in place unless they are shared (see {@link share}). */
  with(row: number, value: string | null): ColumnEdits {
    const target = this.#isShared
      ? new ColumnEdits(this.packed, new Map(this.#single), this.#singleBlocks, this.#editedRows)
      : this;
    target.#set(row, value);
    return target;
  }

  /** The edits with these cells replaced: one by one if they are few, else packed. */
  async withMany(rowCount: number, changes: ColumnValues): Promise<ColumnEdits> {
    const { rows } = changes;
    if (rows.length > FEW_EDITS && rows.length > rowCount * SMALL_SHARE) return this.packedWith(rowCount, changes);
    const next = rows.reduce<ColumnEdits>((edits, row, place) => edits.with(row, changes.valueAt(place)), this);
    return next.#single.size > MOST_SINGLE_EDITS ? next.pack(rowCount) : next;
  }

  /** The edits with these cells replaced, all of them packed. The current object stays as it is. */
  async packedWith(rowCount: number, changes: ColumnValues): Promise<ColumnEdits> {
    const { rows, texts } = changes;
    if (rows.length === rowCount)
      return new ColumnEdits(texts.afterNull(), new Map(), [], rowCount - texts.countNulls(0, rowCount));
    const packer = new TextPacker(rowCount + 1, Math.max(texts.bytes.length, this.packed?.bytes.length ?? 0));
    packer.add(null);
    let edited = 0;
    let place = 0;
    await inTimeSlices(rowCount, SLICE_ROWS, (start, end) => {
      let row = start + 1;
      while (row <= end) {
        const next = rows[place] ?? Infinity;
        const kept = Math.min(next, end + 1) - row;
        edited += this.#copyTo(packer, row, kept);
        row += kept;
        let run = 0;
        while (row + run <= end && rows[place + run] === row + run) run += 1;
        packer.addRun(texts, place, run);
        edited += run - texts.countNulls(place, run);
        row += run;
        place += run;
      }
    });
    return new ColumnEdits(packer.finish(), new Map(), [], edited);
  }

  /** The same edits, packed. */
  pack(rowCount: number): Promise<ColumnEdits> {
    return this.packedWith(rowCount, ColumnValues.of([]));
  }

  /** The same edits, marked as immutable because the history holds them. */
  share(): this {
    this.#isShared = true;
    return this;
  }

  #set(row: number, value: string | null): void {
    const wasEdited = this.isEdited(row);
    const packed = this.packed?.at(row) ?? null;
    if (packed === value) this.#single.delete(row);
    else this.#single.set(row, value);
    this.#singleBlocks.add(row >>> BLOCK_SHIFT);
    this.#editedRows += Number(value !== null) - Number(wasEdited);
  }

  /** Returns how many of the rows are edited. */
  #copyTo(packer: TextPacker, firstRow: number, count: number): number {
    if (count === 0) return 0;
    if (!this.mayHaveSingles(firstRow, count)) {
      const packed = this.packed === null ? 0 : Math.max(0, Math.min(count, this.packed.length - firstRow));
      if (this.packed !== null) packer.addRun(this.packed, firstRow, packed);
      packer.addNulls(count - packed);
      return packed - (this.packed?.countNulls(firstRow, packed) ?? 0);
    }
    let edited = 0;
    for (let row = firstRow; row < firstRow + count; row += 1) {
      const single = this.singleOf(row);
      if (single !== undefined) packer.add(single);
      else if (this.packed === null) packer.add(null);
      else packer.addFrom(this.packed, row);
      if (this.isEdited(row)) edited += 1;
    }
    return edited;
  }
}
