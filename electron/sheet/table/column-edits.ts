import { inTimeSlices } from '../threads/time-slices';
import { ColumnValues } from './column-values';
import { TextPacker, type PackedTexts } from './packed-texts';

const SLICE_ROWS = 16_384;
/** Single edits beyond this many cost more as a map than a whole column does packed. */
const MOST_SINGLE_EDITS = 65_536;
/** What an entry of a map costs beside its text, roughly. */
const BYTES_PER_SINGLE_EDIT = 80;

/**
 * What stands in one column in place of the file's own cells: few edits in a map, laid over values of the whole column that a bulk
 * operation packed and that nobody changes any more.
 */
export class ColumnEdits {
  readonly #packed: PackedTexts | null;
  /** Over the packed values; null where the file's own value is back. */
  readonly #single: Map<number, string | null>;
  #editedRows: number;
  #isShared = false;

  private constructor(packed: PackedTexts | null, single: Map<number, string | null>, editedRows: number) {
    this.#packed = packed;
    this.#single = single;
    this.#editedRows = editedRows;
  }

  static none(): ColumnEdits {
    return new ColumnEdits(null, new Map(), 0);
  }

  /** How many rows have another value than the file. */
  get editedRows(): number {
    return this.#editedRows;
  }

  /** Memory that the edits take, in bytes; of single edits a guess. */
  get byteLength(): number {
    return (this.#packed?.byteLength ?? 0) + this.#single.size * BYTES_PER_SINGLE_EDIT;
  }

  /** What stands in the row's cell; null for the file's own value. */
  valueOf(row: number): string | null {
    const single = this.#single.get(row);
    if (single !== undefined) return single;
    return this.#packed?.at(row) ?? null;
  }

  isEdited(row: number): boolean {
    const single = this.#single.get(row);
    if (single !== undefined) return single !== null;
    return this.#packed !== null && row < this.#packed.length && !this.#packed.isNull(row);
  }

  /** The edits with one more, in place unless somebody holds the present ones (see {@link share}). */
  with(row: number, value: string | null): ColumnEdits {
    const target = this.#isShared ? new ColumnEdits(this.#packed, new Map(this.#single), this.#editedRows) : this;
    target.#set(row, value);
    return target;
  }

  /** Whether the single edits have become so many that they should be packed. */
  get wantsPacking(): boolean {
    return this.#single.size > MOST_SINGLE_EDITS;
  }

  /** The edits with these cells replaced, and all of them packed. The present ones stay as they are. */
  async packedWith(rowCount: number, changes: ColumnValues): Promise<ColumnEdits> {
    const packer = new TextPacker(rowCount + 1);
    packer.add(null);
    let edited = 0;
    let place = 0;
    await inTimeSlices(rowCount, SLICE_ROWS, (start, end) => {
      for (let row = start + 1; row <= end; row += 1) {
        const isChanged = changes.rows[place] === row;
        if (isChanged) packer.addFrom(changes.texts, place);
        else this.#copyTo(packer, row);
        if (isChanged ? !changes.texts.isNull(place) : this.isEdited(row)) edited += 1;
        if (isChanged) place += 1;
      }
    });
    return new ColumnEdits(packer.finish(), new Map(), edited);
  }

  /** The same edits, packed. */
  packed(rowCount: number): Promise<ColumnEdits> {
    return this.packedWith(rowCount, ColumnValues.of([]));
  }

  /** The same edits, which from now on nobody changes: the history holds them. */
  share(): ColumnEdits {
    this.#isShared = true;
    return this;
  }

  #set(row: number, value: string | null): void {
    const wasEdited = this.isEdited(row);
    const packed = this.#packed?.at(row) ?? null;
    if (packed === value) this.#single.delete(row);
    else this.#single.set(row, value);
    this.#editedRows += Number(value !== null) - Number(wasEdited);
  }

  #copyTo(packer: TextPacker, row: number): void {
    const single = this.#single.get(row);
    if (single !== undefined) packer.add(single);
    else if (this.#packed === null) packer.add(null);
    else packer.addFrom(this.#packed, row);
  }
}
