import { FileProblemError } from '../../source/file-problem-error';
import { type RemarkCode, Remarks } from '../../table/remarks';
import { CR, LF, QUOTE, SPACE } from './byte-values';
import { EDGE, hasUnseenEdge, isUnseenCell, SUSPECT_FIRST, SUSPECT_LAST } from './cell-edges';
import { CellIndex } from './cell-index';
import { MAX_CELL_BYTES, MAX_COLUMNS, MAX_LINE_BYTES, MAX_REMARKS } from '../../source/limits';
import { QuotedCells } from './quoted-cells';

/** How the records of a text are made rows. */
export interface IndexSettings {
  /** ASCII. */
  delimiter: number;
  /** Cells of a row that have a place of their own in the index. */
  stride: number;
  /** Cells that a row should have; rows with fewer, or with text beyond them, are remarked on. Null for no such remarks. */
  width: number | null;
  /** Where the first record begins. */
  start: number;
  /** 1-based line of the file that begins there. */
  line: number;
  /** How long the text will be, roughly. */
  textBytes: number;
  /** Whether blank records become rows too, as where records are counted. */
  keepsBlank: boolean;
  /** Whether a backslash before a quote makes it a part of its quoted cell; see `usesBackslashes`. */
  escapes: boolean;
}

/**
 * Goes once over a text's bytes and finds out where its cells are, as the text comes in. What it rewrites in the bytes is
 * quoted cells alone, so that each begins with its quote, has its quotes doubled, and every line break in it is a line feed.
 */
export class RecordIndexer {
  readonly cells: CellIndex;
  /** In the order of the rows; columns are the file's. */
  readonly remarks = new Remarks();
  /** Cells of rows with something unseen around their text. */
  trimmedCells = 0;
  shortRows = 0;
  longRows = 0;
  /** Where the next record begins, and the line of the file there. */
  at: number;
  line: number;

  readonly #settings: IndexSettings;
  /** Not 0 for the delimiter and the line breaks: what ends a cell that is not quoted. */
  readonly #endsCell = new Uint8Array(256);
  readonly #quoted: QuotedCells;
  #overflow: number[] = [];
  #unclosed: number[] = [];
  /** Bytes that have to be there before an unfinished record is gone over again. */
  #due = 0;
  /** Up to where line breaks have been looked for, and behind the last one found. */
  #searchedTo: number;
  #safeEnd = 0;

  constructor(settings: IndexSettings) {
    this.#settings = settings;
    this.cells = new CellIndex(settings.stride, settings.textBytes);
    this.at = settings.start;
    this.line = settings.line;
    this.#searchedTo = settings.start;
    for (const byte of [settings.delimiter, LF, CR]) this.#endsCell[byte] = 1;
    this.#quoted = new QuotedCells(this.#endsCell, settings.escapes);
  }

  /** Quotes found where no quote should be. */
  get strayQuotes(): number {
    return this.#quoted.strays;
  }

  /**
   * Indexes the records that are complete.
   *
   * @param bytes the text, with two bytes at least behind its end
   * @param length how much of it is there
   * @param isLast whether that is all; a line feed is written behind it then
   * @throws FileProblemError `not-a-table`, `too-large`
   */
  index(bytes: Buffer, length: number, isLast: boolean): void {
    if (length <= this.at) return;
    if (isLast) bytes[length] = LF;
    const limit = isLast ? length + 1 : length;
    const safeEnd = isLast ? limit : this.#endOfLastLine(bytes, limit);
    // A record of many lines is gone over again from its start; where that is done only when twice as much has come in, the work
    // stays linear.
    if (safeEnd <= this.at || (limit < this.#due && !isLast)) return;
    this.#indexRecords(bytes, safeEnd, limit, isLast);
    this.#due = this.at < safeEnd ? this.at + (limit - this.at) * 2 : 0;
  }

  /** Behind the last line break that is there; a carriage return at the very end may be half of one. */
  #endOfLastLine(bytes: Buffer, limit: number): number {
    const from = Math.max(this.at, this.#searchedTo);
    this.#searchedTo = limit - 1;
    const fresh = bytes.subarray(from, limit);
    const found = Math.max(fresh.lastIndexOf(LF), fresh.subarray(0, -1).lastIndexOf(CR));
    if (found !== -1) this.#safeEnd = from + found + 1;
    if (limit - Math.max(this.#safeEnd, this.at) > MAX_LINE_BYTES) {
      throw new FileProblemError(
        'not-a-table',
        `Line ${this.line} or one behind it has more than ${MAX_LINE_BYTES} bytes.`,
      );
    }
    return this.#safeEnd;
  }

  /**
   * The loop that this program's speed hangs on. No cell that begins before `safeEnd` is looked for an end without finding one, so
   * there is no bound to be checked at each byte; quoted cells check theirs.
   */
  #indexRecords(bytes: Buffer, safeEnd: number, limit: number, isLast: boolean): void {
    const { cells } = this;
    const { stride, rowMask, rowShift } = cells;
    const { delimiter, width, keepsBlank } = this.#settings;
    const endsCell = this.#endsCell;
    // Letters are above whatever ends a cell: one comparison does for most bytes, a look into the table for the others.
    const highest = Math.max(delimiter, CR);
    const edge = EDGE;
    const quoted = this.#quoted;
    let at = this.at;
    let line = this.line;
    let row = cells.rowCount;
    let trimmedCells = 0;
    while (at < safeEnd) {
      const recordStart = at;
      cells.reserveRow();
      const starts = cells.starts[row >> rowShift] as Uint32Array;
      const slot = (row & rowMask) * stride;
      let column = 0;
      let trimmed = 0;
      quoted.breaks = 0;
      for (;;) {
        const start = at;
        if (column < stride) starts[slot + column] = start;
        else this.#addOverflow(column, start);
        let textStart = start;
        let textEnd: number;
        if (bytes[at] === SPACE && this.#pullQuote(bytes, at, limit, isLast) >= safeEnd) {
          this.#forgetRecord();
          this.#keep(recordStart, line, trimmedCells);
          return;
        }
        if (bytes[at] === QUOTE) {
          at = quoted.endOf(bytes, start, limit, isLast);
          if (at >= safeEnd) {
            this.#forgetRecord();
            this.#keep(recordStart, line, trimmedCells);
            return;
          }
          textEnd = at;
          if (quoted.close === -1) this.#unclosed.push(column);
          else {
            textStart += 1;
            textEnd = quoted.close;
          }
        } else {
          let byte = bytes[at] as number;
          while (byte > highest || (endsCell[byte] as number) === 0) {
            at += 1;
            byte = bytes[at] as number;
          }
          textEnd = at;
        }
        column += 1;
        if (textEnd > textStart) {
          // Half of all Cyrillic words end with a suspect byte, but behind a lead byte that clears them.
          const isSuspect =
            ((edge[bytes[textStart] as number] as number) & SUSPECT_FIRST) !== 0 ||
            (((edge[bytes[textEnd - 1] as number] as number) & SUSPECT_LAST) !== 0 &&
              (bytes[textEnd - 2] as number) < 0xd0);
          if (isSuspect && hasUnseenEdge(bytes, start, at)) trimmed += 1;
        }
        if (bytes[at] !== delimiter) break;
        at += 1;
      }
      const rowEnd = at;
      const recordLine = line;
      line += 1 + quoted.breaks;
      at += bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1;
      if (at - recordStart > MAX_CELL_BYTES) this.#refuseLongCell(starts, slot, column, rowEnd, recordLine);

      const seen = bytes[bytes[recordStart] === QUOTE ? recordStart + 1 : recordStart] as number;
      const isSurelyText = (endsCell[seen] as number) === 0 && ((edge[seen] as number) & SUSPECT_FIRST) === 0;
      if (!isSurelyText && !keepsBlank && this.#hasNoText(bytes, starts, slot, column, 0, rowEnd)) {
        this.#forgetRecord();
        continue;
      }
      for (let missing = column; missing < stride; missing += 1) starts[slot + missing] = rowEnd + 1;
      const lastEnd = column > stride ? (this.#overflow[0] as number) - 1 : rowEnd;
      (cells.ends[row >> rowShift] as Uint32Array)[row & rowMask] = lastEnd;
      row += 1;
      cells.rowCount = row;
      trimmedCells += trimmed;
      if (this.#unclosed.length > 0) this.#remarkUnclosed(row, recordLine);
      if (width !== null && column < width) {
        this.shortRows += 1;
        this.#remark(row, 'row-short', null, recordLine);
      }
      if (width !== null && column > width && !this.#hasNoText(bytes, starts, slot, column, width, rowEnd)) {
        this.longRows += 1;
        this.#remark(row, 'row-long', null, recordLine);
      }
      if (column > stride) {
        cells.addOverflow(row - 1, this.#overflow, rowEnd);
        this.#overflow.length = 0;
      }
    }
    this.#keep(at, line, trimmedCells);
  }

  /**
   * Has a quoted cell with blanks in front begin with its quote, the blanks behind the closing one: nothing but that tells it from others.
   * Returns where the cell ends, or 0 where there is nothing to pull.
   */
  #pullQuote(bytes: Buffer, start: number, limit: number, isLast: boolean): number {
    let quote = start;
    while (bytes[quote] === SPACE && (this.#endsCell[SPACE] as number) === 0) quote += 1;
    if (bytes[quote] !== QUOTE || quote === start) return 0;
    const quoted = this.#quoted;
    const { breaks, strays } = quoted;
    const end = quoted.endOf(bytes, quote, limit, isLast);
    quoted.breaks = breaks;
    // A quote in the middle of a text that begins with a blank opens nothing.
    const isClean = quoted.strays === strays && quoted.close !== -1;
    quoted.strays = strays;
    if (end >= limit) return isLast ? 0 : end;
    if (!isClean) return 0;
    bytes.copyWithin(start, quote, quoted.close + 1);
    bytes.fill(SPACE, quoted.close + 1 - (quote - start), quoted.close + 1);
    return end;
  }

  #keep(at: number, line: number, trimmedCells: number): void {
    this.at = at;
    this.line = line;
    this.trimmedCells += trimmedCells;
  }

  /** What has been noted of a record that becomes no row, or is not complete. */
  #forgetRecord(): void {
    if (this.#overflow.length > 0) this.#overflow.length = 0;
    if (this.#unclosed.length > 0) this.#unclosed.length = 0;
  }

  #addOverflow(column: number, start: number): void {
    if (column >= MAX_COLUMNS) {
      throw new FileProblemError('not-a-table', `A record has more than ${MAX_COLUMNS} cells.`);
    }
    this.#overflow.push(start);
  }

  #remark(row: number, code: RemarkCode, column: number | null, line: number): void {
    if (this.remarks.length < MAX_REMARKS) this.remarks.add(row, { code, column, line });
  }

  #remarkUnclosed(row: number, line: number): void {
    for (const column of this.#unclosed) this.#remark(row, 'quote-unclosed', column, line);
    this.#unclosed.length = 0;
  }

  /** Whether none of the record's cells from a column on has any text. */
  #hasNoText(bytes: Buffer, starts: Uint32Array, slot: number, count: number, from: number, rowEnd: number): boolean {
    for (let column = from; column < count; column += 1) {
      const start = this.#startOf(starts, slot, column);
      const end = column + 1 < count ? this.#startOf(starts, slot, column + 1) - 1 : rowEnd;
      if (!isUnseenCell(bytes, start, end)) return false;
    }
    return true;
  }

  #refuseLongCell(starts: Uint32Array, slot: number, count: number, rowEnd: number, line: number): void {
    for (let column = 0; column < count; column += 1) {
      const end = column + 1 < count ? this.#startOf(starts, slot, column + 1) - 1 : rowEnd;
      if (end - this.#startOf(starts, slot, column) <= MAX_CELL_BYTES) continue;
      throw new FileProblemError('not-a-table', `A cell in line ${line} has more than ${MAX_CELL_BYTES} bytes.`);
    }
  }

  #startOf(starts: Uint32Array, slot: number, column: number): number {
    const { stride } = this.cells;
    return (column < stride ? starts[slot + column] : this.#overflow[column - stride]) as number;
  }
}
