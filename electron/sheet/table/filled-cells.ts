import type { EditedTable } from './edited-table';
import { FILL } from './table';

/** Rows per block: 2 ** 12. */
const BLOCK_SHIFT = 12;

/** Which cells of a column have a text. Looks at a block of rows at a time, and only at blocks with a row that is asked for. */
export class FilledCells {
  /** By row: `FILL.text` or `FILL.none`. */
  readonly #fills: Uint8Array;
  readonly #known: Uint8Array;

  constructor(
    private readonly table: EditedTable,
    private readonly column: number,
  ) {
    this.#fills = new Uint8Array(table.rowCount + 1);
    this.#known = new Uint8Array((this.#fills.length >>> BLOCK_SHIFT) + 1);
  }

  /** For each row `FILL.text` or `FILL.none`. */
  ofRows(rows: Uint32Array): Uint8Array {
    const fills = this.#fills;
    const known = this.#known;
    const found = new Uint8Array(rows.length);
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] as number;
      if (known[row >>> BLOCK_SHIFT] === 0) this.#lookAt(row >>> BLOCK_SHIFT);
      found[at] = fills[row] as number;
    }
    return found;
  }

  #lookAt(block: number): void {
    const first = Math.max(1, block << BLOCK_SHIFT);
    const fills = this.#fills.subarray(first, (block + 1) << BLOCK_SHIFT);
    this.table.fills(this.column, first, fills.length, fills);
    for (let at = fills.indexOf(FILL.unsure); at !== -1; at = fills.indexOf(FILL.unsure, at))
      fills[at] = this.table.cell(first + at, this.column) === '' ? FILL.none : FILL.text;
    this.#known[block] = 1;
  }
}
