import { FileProblemError } from '../../source/file-problem-error';
import { sharedNumbers } from '../../threads/shared-memory';
import type { CellPlaces } from '../../table/table';
import { MAX_CELLS, MAX_ROWS } from '../../source/limits';

/** Cells whose places one block holds, and rows, at most: some 4 MiB. Blocks are added, never copied. */
const BLOCK_CELLS = 2 ** 20;
const MAX_ROW_SHIFT = 16;
/** What a row with cells of its own costs besides them. */
const OVERFLOW_ROW_CELLS = 64;

/**
 * Where every cell stands: for each row the starts of its cells and its end. A cell ends one byte before the next one starts, the
 * last one where the row ends; the cells that a short row lacks start behind its end.
 */
export class CellIndex implements CellPlaces {
  readonly rowShift: number;
  readonly rowMask: number;
  readonly starts: Uint32Array[] = [];
  readonly ends: Uint32Array[] = [];
  /** The cells that a row has beyond the stride: their starts, and behind them the row's end. */
  readonly overflow = new Map<number, Uint32Array>();
  rowCount = 0;
  #overflowCells = 0;

  /**
   * @param stride Cells of a row that have a place of their own, at least one.
   * @param textBytes How long the text will be: a short one needs no large block.
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

  /** Makes room for the row behind the last, if there is none. @throws FileProblemError `too-large`, `too-many-rows` */
  reserveRow(): void {
    if (this.rowCount >> this.rowShift < this.starts.length) return;
    this.#refuseTooMany();
    const rows = this.rowMask + 1;
    this.starts.push(sharedNumbers(rows * this.stride));
    this.ends.push(sharedNumbers(rows));
  }

  /** Keeps the starts of the last row's cells beyond the stride. @throws FileProblemError `too-large` */
  addOverflow(row: number, starts: readonly number[], rowEnd: number): void {
    const kept = new Uint32Array(starts.length + 1);
    kept.set(starts);
    kept[starts.length] = rowEnd;
    this.overflow.set(row, kept);
    this.#overflowCells += starts.length + OVERFLOW_ROW_CELLS;
    this.#refuseTooMany();
  }

  /** To be asked once more at the end: rows are counted block by block on the way. @throws FileProblemError `too-many-rows` */
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

  /** Below the start, or equal to it, where the row has no such cell or an empty one. */
  end(row: number, column: number): number {
    if (column >= this.stride) {
      const next = this.overflow.get(row)?.[column - this.stride + 1];
      if (next === undefined) return 0;
      return column - this.stride + 2 === this.overflow.get(row)?.length ? next : next - 1;
    }
    if (column + 1 < this.stride) return this.start(row, column + 1) - 1;
    return (this.ends[row >> this.rowShift] as Uint32Array)[row & this.rowMask] as number;
  }

  /** How many cells a row has in the file. */
  width(row: number): number {
    const more = this.overflow.get(row);
    if (more !== undefined) return this.stride + more.length - 1;
    const rowEnd = (this.ends[row >> this.rowShift] as Uint32Array)[row & this.rowMask] as number;
    let width = this.stride;
    while (width > 0 && this.start(row, width - 1) > rowEnd) width -= 1;
    return width;
  }

  /** How many columns the widest row has, the stride at least. */
  widestRow(): number {
    let widest = this.stride;
    for (const more of this.overflow.values()) widest = Math.max(widest, this.stride + more.length - 1);
    return widest;
  }
}
