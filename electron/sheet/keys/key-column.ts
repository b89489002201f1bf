import { UniquenessIndex } from '../../../shared/consumer/rows/uniqueness-index';
import type { EditedTable } from '../table/edited-table';
import { hashKey } from './hash-key';
import { createSpans } from '../table/table';
import { stepByStep } from '../threads/time-slices';

/** How a column's keys are hashed. Plain data that can be passed to another thread. */
export interface LookKey {
  /** −1 if the sheet has no such column. */
  column: number;
  foldCase: boolean;
  /** The seed of the hashes, see `hashKey`. */
  seed: number;
}

/** A column whose values should be unique. Keys are hashed from the file's bytes if possible, otherwise from the cell's text. */
export class KeyColumn {
  /** Usable after {@link finish}. */
  index: UniquenessIndex;
  /** Row → hash. The index shares it. */
  readonly #hashes: Uint32Array;
  readonly #one = createSpans(1);
  readonly #other = createSpans(1);

  /**
   * @param look how the column's keys were hashed
   * @param hashes row → hash, 0 for none; taken over, not copied
   * @param keyOf returns the key for a cell's text; empty for none
   */
  constructor(
    private readonly table: EditedTable,
    private readonly look: LookKey,
    hashes: Uint32Array,
    private readonly keyOf: (cell: string) => string,
  ) {
    this.#hashes = hashes;
    this.index = new UniquenessIndex(new Uint32Array(0), () => false);
  }

  get column(): number {
    return this.look.column;
  }

  /** Adds the key of a row whose bytes are not themselves the key. */
  addByText(row: number): void {
    if (this.column !== -1) this.#hashes[row] = this.#hashOf(row);
  }

  /** Adds a key by its hash, or takes it out with 0. */
  add(row: number, hash: number): void {
    if (this.column !== -1) this.#hashes[row] = hash;
  }

  /** Call it when keys were added. Finds equal ones. */
  async finish(): Promise<void> {
    this.index = new UniquenessIndex(this.#hashes, (a, b) => this.#same(a, b));
    await stepByStep(this.index.build(), this.#hashes.length);
  }

  join(row: number): void {
    if (this.column !== -1) this.index.join(row, this.#hashOf(row));
  }

  leave(row: number): void {
    if (this.column !== -1) this.index.leave(row);
  }

  /** The row's group; 0 if its key is unique. */
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

  /** Rows that share their key with others. */
  *sharedRows(): Generator<number> {
    for (const group of this.index.groups()) yield* this.index.rowsOf(group);
  }

  #hashOf(row: number): number {
    const key = Buffer.from(this.#keyOf(row));
    return key.length === 0 ? 0 : hashKey(key, 0, key.length, this.look.foldCase, this.look.seed);
  }

  #keyOf(row: number): string {
    return this.keyOf(this.table.cell(row, this.column));
  }

  #same(a: number, b: number): boolean {
    const { table, column } = this;
    const bytes = table.spans(column, a, 1, this.#one);
    // Equal bytes of the file and of an edit may be different texts, and one copied cell may have overwritten the other.
    const isComparable =
      table.spans(column, b, 1, this.#other) === bytes && this.#one.starts[0] !== this.#other.starts[0];
    return (isComparable && this.#sameBytes(bytes)) || this.#keyOf(a) === this.#keyOf(b);
  }

  #sameBytes(bytes: Uint8Array): boolean {
    const start = this.#one.starts[0] as number;
    const length = (this.#one.ends[0] as number) - start;
    const other = this.#other.starts[0] as number;
    if ((this.#other.ends[0] as number) - other !== length) return false;
    for (let at = 0; at < length; at += 1) if (bytes[start + at] !== bytes[other + at]) return false;
    return true;
  }
}
