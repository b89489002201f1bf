import { UniquenessIndex } from '../../shared/consumer/uniqueness-index';
import type { EditedTable } from './edited-table';
import { hashKey } from './hash-key';
import { createSpans, type CellSpans } from './table';

/** How the values of a column are compared. */
export interface KeyRules {
  /** The key of a cell's text; empty for none. */
  keyOf: (cell: string) => string;
  foldCase: boolean;
}

/** A column whose values should be unique: hashes the file's own bytes where it can, and makes strings where it must. */
export class KeyColumn {
  /** Of no use before {@link finish}. */
  index: UniquenessIndex;
  /** Row → hash, until they are all known. */
  #hashes: Uint32Array;
  readonly #one = createSpans(1);
  readonly #other = createSpans(1);

  /**
   * @param column −1 where the sheet has no such column: no row has a key then
   * @param seed of the hashes, any whole number of 32 bits
   */
  constructor(
    private readonly table: EditedTable,
    readonly column: number,
    private readonly rules: KeyRules,
    private readonly seed: number,
  ) {
    this.#hashes = new Uint32Array(column === -1 ? 0 : table.rowCount + 1);
    this.index = new UniquenessIndex(new Uint32Array(0), () => false);
  }

  /**
   * Takes in the keys of rows whose cells stand where `spans` says.
   *
   * @param suspects of a row is 0 where its cell, as it stands in the file, is its own key (but for the case, where that is folded)
   * @param isLeftOut rows without a key, and those that {@link addEdited} brings
   */
  addRows(
    firstRow: number,
    count: number,
    spans: CellSpans,
    suspects: Uint8Array,
    isLeftOut: (row: number) => boolean,
  ): void {
    const { bytes } = this.table.original;
    const { rules, seed } = this;
    const hashes = this.#hashes;
    for (let at = 0; at < count; at += 1) {
      const start = spans.starts[at] as number;
      const end = spans.ends[at] as number;
      const row = firstRow + at;
      if (end <= start || isLeftOut(row)) continue;
      hashes[row] = suspects[at] === 0 ? hashKey(bytes, start, end, rules.foldCase, seed) : this.#hashOf(row);
    }
  }

  addEdited(row: number): void {
    if (this.column !== -1) this.#hashes[row] = this.#hashOf(row);
  }

  /** All keys are there: finds out which are the same. */
  finish(): void {
    this.index = new UniquenessIndex(this.#hashes, (a, b) => this.#same(a, b));
  }

  join(row: number): void {
    if (this.column !== -1) this.index.join(row, this.#hashOf(row));
  }

  leave(row: number): void {
    if (this.column !== -1) this.index.leave(row);
  }

  /** Number of the row's group, 0 where nobody shares its key. */
  groupOf(row: number): number {
    return this.column === -1 ? 0 : this.index.groupOf(row);
  }

  /** Whether two rows have the same key, or both have none. */
  isSame(a: number, b: number): boolean {
    if (a === b || this.column === -1) return true;
    const group = this.index.groupOf(a);
    return group === 0 ? !this.index.hasKey(a) && !this.index.hasKey(b) : group === this.index.groupOf(b);
  }

  /** The first of the other rows with this row's key, or null. */
  firstOtherOf(row: number): number | null {
    const [first, second] = this.index.rowsOf(this.groupOf(row));
    return (first === row ? second : first) ?? null;
  }

  #hashOf(row: number): number {
    const key = Buffer.from(this.#keyOf(row));
    return key.length === 0 ? 0 : hashKey(key, 0, key.length, this.rules.foldCase, this.seed);
  }

  #keyOf(row: number): string {
    return this.rules.keyOf(this.table.cell(row, this.column));
  }

  #same(a: number, b: number): boolean {
    const { table, column } = this;
    if (!table.isEdited(a) && !table.isEdited(b)) {
      table.original.spans(column, a, 1, this.#one);
      table.original.spans(column, b, 1, this.#other);
      if (this.#sameBytes()) return true;
    }
    return this.#keyOf(a) === this.#keyOf(b);
  }

  #sameBytes(): boolean {
    const { bytes } = this.table.original;
    const start = this.#one.starts[0] as number;
    const length = (this.#one.ends[0] as number) - start;
    const other = this.#other.starts[0] as number;
    if ((this.#other.ends[0] as number) - other !== length) return false;
    for (let at = 0; at < length; at += 1) if (bytes[start + at] !== bytes[other + at]) return false;
    return true;
  }
}
