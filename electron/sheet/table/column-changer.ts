import type { ColumnChange } from './column-change';
import type { ColumnEdits } from './column-edits';
import { ColumnValues } from './column-values';
import { TextPacker } from './packed-texts';
import { RowSet } from './row-set';

/** A change of a larger share of a column's rows than this replaces the column's edits as a whole. */
const LARGEST_LISTED_SHARE = 1 / 8;
/** Fewer cells are listed one by one, whatever the share. */
const FEW_CELLS = 4_096;

/** Collects the new values of one column's cells, row after row, and makes a change of them. */
export class ColumnChanger {
  readonly #rows: number[] = [];
  readonly #after: TextPacker;

  /** @param edits what stands in the column now; it stays as it is */
  constructor(
    private readonly column: number,
    private readonly edits: ColumnEdits,
    private readonly rowCount: number,
  ) {
    this.#after = new TextPacker(rowCount);
  }

  /** Adds a cell with another value than it has now, null for the file's own. Rows come in ascending order. */
  add(row: number, value: string | null): void {
    this.#rows.push(row);
    this.#after.add(value);
  }

  /** The change, or null where no cell was added. */
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
