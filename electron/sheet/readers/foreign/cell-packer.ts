import { EXCEL_ROWS, MAX_COLUMNS } from '../../../../shared/consumer/excel-limits';
import { FileProblemError } from '../../source/file-problem-error';
import { MAX_CELLS } from '../../source/limits';
import type { PackedCells } from './foreign-workbook';

const FIRST_CELLS = 1024;
const FIRST_BYTES = 64 * 1024;
/** UTF-8 needs at most this many bytes for a UTF-16 code unit. */
const BYTES_PER_UNIT = 3;
/** Formats beyond these are taken as the first one, which is plain. No program writes as many. */
const MAX_FORMATS = 0xffff;

/** Collects the number formats of a workbook. The first one is `General`. */
export class FormatCodes {
  readonly codes: string[] = ['General'];
  readonly #indexes = new Map<string, number>([['General', 0]]);

  indexOf(code: string): number {
    const known = this.#indexes.get(code);
    if (known !== undefined) return known;
    if (this.codes.length >= MAX_FORMATS) return 0;
    this.#indexes.set(code, this.codes.length);
    return this.codes.push(code) - 1;
  }
}

/** Packs the cells of a sheet, row by row. */
export class CellPacker {
  #rows = new Uint32Array(FIRST_CELLS);
  #rowHidden = new Uint8Array(FIRST_CELLS);
  #rowEnds = new Uint32Array(FIRST_CELLS);
  #rowCount = 0;
  #columns = new Uint16Array(FIRST_CELLS);
  #kinds = new Uint8Array(FIRST_CELLS);
  #formats = new Uint16Array(FIRST_CELLS);
  #textEnds = new Float64Array(FIRST_CELLS);
  #cellCount = 0;
  #texts = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #textLength = 0;

  /**
   * Adds a cell to the current row.
   *
   * @param column 0-based
   * @param kind one of `CELL_NUMBER` and so on
   * @throws FileProblemError `damaged` beyond the last column of any spreadsheet, `too-large`
   */
  add(column: number, kind: number, format: number, text: string): void {
    if (!(column >= 0 && column < MAX_COLUMNS)) throw new FileProblemError('damaged', `A cell is in column ${column}.`);
    const at = this.#cellCount;
    if (at === MAX_CELLS) throw new FileProblemError('too-large', `The sheet has more than ${MAX_CELLS} cells.`);
    if (at === this.#columns.length) {
      this.#columns = grown(this.#columns, new Uint16Array(at * 2));
      this.#kinds = grown(this.#kinds, new Uint8Array(at * 2));
      this.#formats = grown(this.#formats, new Uint16Array(at * 2));
      this.#textEnds = grown(this.#textEnds, new Float64Array(at * 2));
    }
    this.#columns[at] = column;
    this.#kinds[at] = kind;
    this.#formats[at] = format;
    this.#write(text);
    this.#textEnds[at] = this.#textLength;
    this.#cellCount = at + 1;
  }

  /**
   * Ends the current row, which is left out if it has no cells.
   *
   * @param number 1-based
   */
  endRow(number: number, isHidden: boolean): void {
    const at = this.#rowCount;
    if (this.#cellCount === (at === 0 ? 0 : (this.#rowEnds[at - 1] as number))) return;
    if (!(number >= 1 && number <= EXCEL_ROWS)) throw new FileProblemError('damaged', `There is a row ${number}.`);
    if (at === this.#rows.length) {
      this.#rows = grown(this.#rows, new Uint32Array(at * 2));
      this.#rowHidden = grown(this.#rowHidden, new Uint8Array(at * 2));
      this.#rowEnds = grown(this.#rowEnds, new Uint32Array(at * 2));
    }
    this.#rows[at] = number;
    this.#rowHidden[at] = isHidden ? 1 : 0;
    this.#rowEnds[at] = this.#cellCount;
    this.#rowCount = at + 1;
  }

  packed(): PackedCells {
    return {
      rowNumbers: this.#rows.slice(0, this.#rowCount),
      rowHidden: this.#rowHidden.slice(0, this.#rowCount),
      rowEnds: this.#rowEnds.slice(0, this.#rowCount),
      columns: this.#columns.slice(0, this.#cellCount),
      kinds: this.#kinds.slice(0, this.#cellCount),
      formats: this.#formats.slice(0, this.#cellCount),
      textEnds: this.#textEnds.slice(0, this.#cellCount),
      texts: Uint8Array.from(this.#texts.subarray(0, this.#textLength)),
    };
  }

  #write(text: string): void {
    const most = this.#textLength + text.length * BYTES_PER_UNIT;
    if (most > this.#texts.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(most, this.#texts.length * 2));
      this.#texts.copy(larger, 0, 0, this.#textLength);
      this.#texts = larger;
    }
    this.#textLength += this.#texts.write(text, this.#textLength);
  }
}

function grown<Items extends { set(items: ArrayLike<number>): void }>(items: ArrayLike<number>, larger: Items): Items {
  larger.set(items);
  return larger;
}
