import { FileProblemError } from '../../source/file-problem-error';
import { MAX_CELLS, MAX_COLUMNS } from '../../source/limits';

/** Rows are stored in blocks, so that a sheet of unknown length can grow without copying. */
const BLOCK_ROWS = 16_384;
/** Limits the block size for sheets with very many columns. */
const BLOCK_CELLS = 4 * 1024 ** 2;
const FIRST_STRIDE = 16;
const FIRST_ROWS = 1024;

interface Block {
  readonly firstRow: number;
  /** Cells of one row. */
  readonly stride: number;
  readonly cells: Uint32Array;
}

/**
 * The rows of a sheet that contain anything, in the order of the file. Each cell is the position of its text in the arena, or 0 if it is
 * empty. A column gets its place in the rows (its slot) when its first cell comes, so that a cell far to the right takes no more space than
 * any other. Rows are counted from 0.
 */
export class RowStore {
  rowCount = 0;
  /** Some cell was written twice, or some row was out of order, so counts made on the way are wrong. */
  isOdd = false;
  hasHidden = false;
  /** Twice each row's 1-based number in the sheet, plus one if the sheet hides it. */
  #numbers = new Uint32Array(FIRST_ROWS);
  /** Each column's slot plus one; 0 if it has none. */
  readonly #slots = new Uint16Array(MAX_COLUMNS);
  readonly #columns: number[] = [];
  /** For each slot, the last row with visible text, plus one. */
  readonly #lastRows = new Uint32Array(MAX_COLUMNS);
  /** 1 for slots with dates that hide their time: see `HIDES_TIME`. */
  readonly #hiddenTimes = new Uint8Array(MAX_COLUMNS);
  readonly #blocks: Block[] = [];
  #cellCount = 0;
  // The block and row being written.
  #cells = new Uint32Array(0);
  #stride = 0;
  #base = 0;
  #limit = 0;

  constructor() {
    this.#addBlock(FIRST_STRIDE);
  }

  /** 0-based columns that contain anything, ascending. */
  columns(): number[] {
    return [...this.#columns].sort((one, other) => one - other);
  }

  slotOf(column: number): number {
    return (this.#slots[column] ?? 0) - 1;
  }

  /** Whether a column has a visible cell in a row after this one. */
  isUsedBehind(row: number, slot: number): boolean {
    return (this.#lastRows[slot] ?? 0) > row + 1;
  }

  /** Writes a cell of the current row. */
  put(column: number, place: number): void {
    let slot = this.#slots[column] as number;
    if (slot === 0 || slot > this.#stride) slot = this.#makeRoom(column);
    const at = this.#base + slot - 1;
    if (this.#cells[at] !== 0) this.isOdd = true;
    this.#cells[at] = place;
  }

  /** Marks the current row's cell as visible. */
  markSeen(column: number): void {
    let slot = this.#slots[column] as number;
    if (slot === 0) slot = this.#makeRoom(column);
    this.#lastRows[slot - 1] = this.rowCount + 1;
  }

  /** Marks a cell of this column that was already put as a date that hides its time. */
  markHiddenTime(column: number): void {
    this.#hiddenTimes[this.slotOf(column)] = 1;
  }

  hasHiddenTimes(slot: number): boolean {
    return this.#hiddenTimes[slot] === 1;
  }

  /** Ends the current row. If `keep` is false, nothing in it is visible, and it is dropped. */
  endRow(number: number, isHidden: boolean, keep: boolean): void {
    if (!keep) {
      this.#cells.fill(0, this.#base, this.#base + this.#stride);
      return;
    }
    const row = this.rowCount;
    if (row === this.#numbers.length) {
      const larger = new Uint32Array(row * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[row] = number * 2 + (isHidden ? 1 : 0);
    if (isHidden) this.hasHidden = true;
    this.rowCount = row + 1;
    this.#base += this.#stride;
    if (this.#base >= this.#limit) this.#addBlock(this.#stride);
  }

  /** 1-based number of a row in the sheet. */
  numberOf(row: number): number {
    return (this.#numbers[row] as number) >>> 1;
  }

  isHidden(row: number): boolean {
    return ((this.#numbers[row] as number) & 1) === 1;
  }

  /** The first row whose number is not below this one. Only for stores whose rows are in order. */
  firstRowFrom(number: number): number {
    let low = 0;
    let high = this.rowCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.numberOf(middle) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The position of a cell's text. */
  place(row: number, slot: number): number {
    if (row < 0 || row >= this.rowCount) return 0;
    const { firstRow, stride, cells } = this.#blockOf(row);
    return slot < 0 || slot >= stride ? 0 : (cells[(row - firstRow) * stride + slot] as number);
  }

  setPlace(row: number, slot: number, place: number): void {
    const { firstRow, stride, cells } = this.#blockOf(row);
    if (slot < stride) cells[(row - firstRow) * stride + slot] = place;
  }

  /** The positions of a column's cells from `row` on, as many as fit into `into`; 0 beyond the last row. */
  places(row: number, slot: number, into: Uint32Array): void {
    let index = 0;
    while (index < into.length && row + index < this.rowCount) {
      const { firstRow, stride, cells } = this.#blockOf(row + index);
      const blockRow = row + index - firstRow;
      const rows = Math.min(into.length - index, this.#blockEnd(firstRow) - row - index);
      const isThere = slot < stride;
      for (let offset = 0; offset < rows; offset += 1) {
        into[index + offset] = isThere ? (cells[(blockRow + offset) * stride + slot] as number) : 0;
      }
      index += rows;
    }
    into.fill(0, index);
  }

  #blockOf(row: number): Block {
    const blocks = this.#blocks;
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((blocks[middle] as Block).firstRow <= row) low = middle;
      else high = middle - 1;
    }
    return blocks[low] as Block;
  }

  /** The row after the last one of the block that begins with this row. */
  #blockEnd(firstRow: number): number {
    const next = this.#blocks.find((block) => block.firstRow > firstRow);
    return Math.min(next?.firstRow ?? this.rowCount, this.rowCount);
  }

  /** Gives a column a slot if it has none, and makes room for it in the current row. */
  #makeRoom(column: number): number {
    if (this.#slots[column] === 0) {
      this.#columns.push(column);
      this.#slots[column] = this.#columns.length;
    }
    const slot = this.#slots[column] as number;
    if (slot > this.#stride) {
      const cells = this.#cells;
      const start = this.#base;
      const end = start + this.#stride;
      // Grows by half, so that a sheet whose rows get longer and longer does not make a block for each.
      this.#addBlock(Math.min(MAX_COLUMNS, Math.max(slot, this.#stride + (this.#stride >>> 1))));
      this.#cells.set(cells.subarray(start, end));
      cells.fill(0, start, end);
    }
    return slot;
  }

  #addBlock(stride: number): void {
    const rows = Math.min(BLOCK_ROWS, Math.ceil(BLOCK_CELLS / stride));
    const last = this.#blocks.at(-1);
    if (last !== undefined) this.#cellCount += (this.rowCount - last.firstRow) * last.stride;
    if (this.#cellCount > MAX_CELLS) {
      throw new FileProblemError('too-large', `The sheet has more than ${MAX_CELLS} cells.`);
    }
    // A block in which no row was ended is not needed any more.
    if (last?.firstRow === this.rowCount) this.#blocks.pop();
    this.#cells = new Uint32Array(rows * stride);
    this.#stride = stride;
    this.#base = 0;
    this.#limit = this.#cells.length;
    this.#blocks.push({ firstRow: this.rowCount, stride, cells: this.#cells });
  }
}
