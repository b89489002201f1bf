import { CellFaults } from './cell-faults';
import { RowStore } from './row-store';
import { BLANK, STARTS_ODDLY, TRIMMED } from './text-edges';

/** Writes a sheet's rows as they are read, and counts what is to be told of them. */
export class RowWriter {
  readonly rows = new RowStore();
  readonly faults = new CellFaults();
  /** Cells in `rows` that have something around their text; see {@link RowStore.isOdd}. */
  trimmedCells = 0;
  /** Whether each row's number is higher than that of the row before. */
  isInOrder = true;
  /** Number of the present row in the sheet, from 1. */
  number = 0;
  #lastNumber = 0;
  #isHidden = false;
  #isSeen = false;
  #trimmed = 0;

  begin(number: number, isHidden: boolean): void {
    this.number = number;
    this.#isHidden = isHidden;
    this.#isSeen = false;
    this.#trimmed = 0;
  }

  /** Writes a cell of the present row. @param edges See `textEdges`. */
  put(column: number, place: number, edges: number): void {
    if (place === 0) return;
    this.rows.put(column, place);
    if ((edges & TRIMMED) !== 0) this.#trimmed += 1;
    if ((edges & STARTS_ODDLY) !== 0) this.rows.markOddStart(column);
    if ((edges & BLANK) === 0) this.#see(column);
  }

  /** A cell that has no text, but an issue: its row is one, even if it has nothing else. */
  addFault(column: number, fault: number): void {
    this.faults.add(this.number, column, fault);
    this.#see(column);
  }

  end(): void {
    if (this.#isSeen) {
      if (this.number <= this.#lastNumber) this.isInOrder = false;
      this.trimmedCells += this.#trimmed;
      this.#lastNumber = this.number;
    }
    this.rows.endRow(this.number, this.#isHidden, this.#isSeen);
  }

  #see(column: number): void {
    this.#isSeen = true;
    this.rows.markSeen(column);
  }
}
