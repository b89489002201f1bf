import { CellFaults } from './cell-faults';
import { RowStore } from './row-store';
import { FileProblemError } from '../../source/file-problem-error';
import { MAX_TEXT_BYTES } from '../../source/limits';
import { textEnd, textStart, type TextArena } from './text-arena';
import { BLANK, HIDES_TIME, LONG_TEXT, TRIMMED } from './text-edges';

export const tooMuchText = (): FileProblemError =>
  new FileProblemError('too-much-text', `The texts of all cells have more than ${MAX_TEXT_BYTES} bytes.`);

/** Writes a sheet's rows as they are read, and counts what has to be reported about them. */
export class RowWriter {
  readonly rows = new RowStore();
  readonly faults = new CellFaults();
  /** Cells in `rows` with spaces or invisible characters around their text; see {@link RowStore.isOdd}. */
  trimmedCells = 0;
  /** Whether each row's number is higher than that of the previous row. */
  isInOrder = true;
  /** 1-based number of the current row in the sheet. */
  number = 0;
  /** Total size of the long texts in all cells; see `LONG_TEXT`. */
  longTextBytes = 0;
  #lastNumber = 0;
  #isHidden = false;
  #isSeen = false;
  #trimmed = 0;

  constructor(private readonly arena: TextArena) {}

  begin(number: number, isHidden: boolean): void {
    this.number = number;
    this.#isHidden = isHidden;
    this.#isSeen = false;
    this.#trimmed = 0;
  }

  /**
   * Writes a cell of the current row.
   *
   * @param edges see `textEdges`
   * @throws FileProblemError `too-much-text`
   */
  put(column: number, place: number, edges: number): void {
    if (place === 0) return;
    this.rows.put(column, place);
    if (edges !== 0) this.#note(column, place, edges);
    if ((edges & BLANK) === 0) this.#see(column);
  }

  #note(column: number, place: number, edges: number): void {
    if ((edges & TRIMMED) !== 0) this.#trimmed += 1;
    if ((edges & HIDES_TIME) !== 0) this.rows.markHiddenTime(column);
    if ((edges & LONG_TEXT) === 0) return;
    const { bytes } = this.arena;
    this.longTextBytes += textEnd(bytes, place) - textStart(bytes, place);
    if (this.longTextBytes > MAX_TEXT_BYTES) throw tooMuchText();
  }

  /** A cell without text but with an issue. Its row counts even if it has nothing else. */
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
