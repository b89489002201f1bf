import type { ColumnChange } from './column-change';
import type { ColumnEdits } from './column-edits';
import { ColumnValues } from './column-values';
import { TextPacker } from './packed-texts';
import { RowSet } from './row-set';

/** If more than this share of a column's rows change, the column's edits are replaced as a whole. */
const LARGEST_LISTED_SHARE = 1 / 8;
/** Up to this many cells are listed one by one, whatever their share. */
const FEW_CELLS = 4_096;

/** Collects new values for one column, row by row, and makes a change of them. */
export class ColumnChanger {
  readonly #rows: number[] = [];
  readonly #after: TextPacker;

  /** @param edits the column's current edits, which stay as they are */
  constructor(
    private readonly column: number,
    private readonly edits: ColumnEdits,
    private readonly rowCount: number,
  ) {
    this.#after = new TextPacker(undefined, undefined, () => (this.#rows.at(-1) ?? 0) / this.rowCount);
  }

  /** Adds a cell whose value changes, null for the file's own. Call it in ascending order of rows. */
  add(row: number, value: string | null): void {
    this.#rows.push(row);
    this.#after.add(value);
  }

  /** The change, or null if no cell was added. */
  async finish(): Promise<ColumnChange | null> {
    const { column, edits, rowCount } = this;
    const count = this.#rows.length;
    if (count === 0) return null;
    const after = new ColumnValues(Uint32Array.from(this.#rows), this.#after.finish());
    if (count > FEW_CELLS && count > rowCount * LARGEST_LISTED_SHARE) {
      const rows = RowSet.of(rowCount, this.#rows);
      const packed = await edits.packedWith(rowCount, after);
      return { kind: 'column', column, rows, before: edits.share(), after: packed.share() };
    }
    const before = new TextPacker(count);
    for (const row of this.#rows) before.add(edits.valueOf(row));
    return { kind: 'cells', column, before: new ColumnValues(after.rows, before.finish()), after };
  }
}
