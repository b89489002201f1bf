import { FileProblemError } from '../../source/file-problem-error';
import { sharedNumbers } from '../../threads/shared-memory';
import type { CellPlaces } from '../../table/table';
import { MAX_CELLS, MAX_ROWS } from '../../source/limits';

/** The most cells whose positions one block holds, and the most rows: about 4 MiB. Blocks are added, never copied. */
const BLOCK_CELLS = 2 ** 20;
const MAX_ROW_SHIFT = 16;
/** The extra cost of a row with overflow, counted in cells. */
const OVERFLOW_ROW_CELLS = 64;

/**
 * The positions of all cells: for each row, the starts of its cells and its end. A cell ends one byte before the next one starts, and the
 * last one ends with the row. Missing cells of a short row start after its end.
 */
export class CellIndex implements CellPlaces {
  readonly rowShift: number;
  readonly rowMask: number;
  readonly starts: Uint32Array[] = [];
  readonly ends: Uint32Array[] = [];
  /** A row's cells beyond the stride: their starts, followed by the row's end. */
  readonly overflow = new Map<number, Uint32Array>();
  rowCount = 0;
  /** The most bytes between a closing quote and the end of its cell. */
  longestGap = 0;
  #overflowCells = 0;

  /**
   * @param stride cells per row that have a fixed place in the index; at least one
   * @param textBytes expected length of the text, since a short one needs no large block
   */
  constructor(
    readonly stride: number,
    textBytes: number,
  ) {
    const blockCells = Math.min(BLOCK_CELLS, textBytes);
    let shift = MAX_ROW_SHIFT;
    while (shift > 0 && stride * 2 ** shift > blockCells) shift -= 1;
    this.rowShift = shift;
    this.rowMask = 2 ** shift - 1;
  }

  /**
   * Makes room for one more row if there is none.
   *
   * @throws FileProblemError `too-large`, `too-many-rows`
   */
  reserveRow(): void {
    if (this.rowCount >> this.rowShift < this.starts.length) return;
    this.#refuseTooMany();
    const rows = this.rowMask + 1;
    this.starts.push(sharedNumbers(rows * this.stride));
    this.ends.push(sharedNumbers(rows));
  }

  /**
   * Stores the starts of the last row's cells beyond the stride.
   *
   * @throws FileProblemError `too-large`
   */
  addOverflow(row: number, starts: readonly number[], rowEnd: number): void {
    const kept = new Uint32Array(starts.length + 1);
    kept.set(starts);
    kept[starts.length] = rowEnd;
    this.overflow.set(row, kept);
    this.#overflowCells += starts.length + OVERFLOW_ROW_CELLS;
    this.#refuseTooMany();
  }

  /**
   * Call it again at the end, since until then rows are only counted block by block.
   *
   * @throws FileProblemError `too-many-rows`
   */
  refuseTooManyRows(): void {
    if (this.rowCount > MAX_ROWS) throw new FileProblemError('too-many-rows', `More than ${MAX_ROWS} rows.`);
  }

  #refuseTooMany(): void {
    this.refuseTooManyRows();
    if (this.rowCount * this.stride + this.#overflowCells <= MAX_CELLS) return;
    throw new FileProblemError('too-large', `The file has more than ${MAX_CELLS} cells.`);
  }

  start(row: number, column: number): number {
    if (column >= this.stride) return this.overflow.get(row)?.[column - this.stride] ?? 0;
    return (this.starts[row >> this.rowShift] as Uint32Array)[(row & this.rowMask) * this.stride + column] as number;
  }

  /** Less than or equal to the start if the row has no such cell or an empty one. */
  end(row: number, column: number): number {
    if (column >= this.stride) {
      const next = this.overflow.get(row)?.[column - this.stride + 1];
      if (next === undefined) return 0;
      return column - this.stride + 2 === this.overflow.get(row)?.length ? next : next - 1;
    }
    if (column + 1 < this.stride) return this.start(row, column + 1) - 1;
    return (this.ends[row >> this.rowShift] as Uint32Array)[row & this.rowMask] as number;
  }

  /** Number of cells that a row has in the file. */
  width(row: number): number {
    const more = this.overflow.get(row);
    if (more !== undefined) return this.stride + more.length - 1;
    const rowEnd = (this.ends[row >> this.rowShift] as Uint32Array)[row & this.rowMask] as number;
    let width = this.stride;
    while (width > 0 && this.start(row, width - 1) > rowEnd) width -= 1;
    return width;
  }

  /** Number of cells in the widest row, but at least the stride. */
  widestRow(): number {
    let widest = this.stride;
    for (const more of this.overflow.values()) widest = Math.max(widest, this.stride + more.length - 1);
    return widest;
  }
}
