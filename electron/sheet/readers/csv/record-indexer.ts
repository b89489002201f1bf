import { FileProblemError } from '../../source/file-problem-error';
import { type RemarkCode, Remarks } from '../../table/remarks';
import { CR, CR_NEEDLE, LF, LF_NEEDLE, QUOTE, SPACE } from './byte-values';
import { EDGE, hasUnseenEdge, isUnseenCell, SUSPECT_FIRST, SUSPECT_LAST } from './cell-edges';
import { CellIndex } from './cell-index';
import { MAX_CELL_BYTES, MAX_COLUMNS, MAX_LINE_BYTES, MAX_REMARKS } from '../../source/limits';
import { QuotedCells } from './quoted-cells';

/** How the records of a text become rows. */
export interface IndexSettings {
  /** An ASCII code. */
  delimiter: number;
  /** Cells per row that have a fixed place in the index. */
  stride: number;
  /** Cells that a row should have. Rows with fewer, or with text beyond them, get a remark. Null for no such remarks. */
  width: number | null;
  /** Where the first record begins. */
  start: number;
  /** 1-based line of the file at that position. */
  line: number;
  /** The approximate length of the text. */
  textBytes: number;
  /** Whether blank records become rows too, for callers that count records. */
  keepsBlank: boolean;
  /** Whether a backslash before a quote makes it part of its quoted cell; see `usesBackslashes`. */
  escapes: boolean;
}

/**
 * Passes once over a text's bytes, as they come in, and finds its cells. It rewrites only quoted cells: afterwards each begins with its
 * quote, its inner quotes are doubled, and its line breaks are line feeds.
 */
export class RecordIndexer {
  readonly cells: CellIndex;
  /** In the order of rows. Columns are the file's. */
  readonly remarks = new Remarks();
  /** Cells of rows with invisible characters around their text. */
  trimmedCells = 0;
  shortRows = 0;
  longRows = 0;
  /** Where the next record begins, and the line of the file there. */
  at: number;
  line: number;

  readonly #settings: IndexSettings;
  /** 1 for the delimiter and the line breaks, which end an unquoted cell. */
  readonly #endsCell = new Uint8Array(256);
  readonly #quoted: QuotedCells;
  #overflow: number[] = [];
  #unclosed: number[] = [];
  /** An unfinished record is scanned again only when this many bytes are there. */
  #due = 0;
  /** How far line breaks have been searched for. `#safeEnd` is the position after the last one found. */
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

  /** Quotes in places where there should be none. */
  get strayQuotes(): number {
    return this.#quoted.strays;
  }

  /**
   * Indexes the complete records.
   *
   * @param bytes the text, with at least two bytes after its end
   * @param length the length of the text so far
   * @param isLast whether that is all of it; a line feed is then written after it
   * @throws FileProblemError `not-a-table`, `too-large`
   */
  index(bytes: Buffer, length: number, isLast: boolean): void {
    if (length <= this.at) return;
    if (isLast) bytes[length] = LF;
    const limit = isLast ? length + 1 : length;
    const safeEnd = isLast ? limit : this.#endOfLastLine(bytes, limit);
    // A record of many lines is scanned again from its start. Doing that only after the text has doubled keeps the total work linear.
    if (safeEnd <= this.at || (limit < this.#due && !isLast)) return;
    this.#indexRecords(bytes, safeEnd, limit, isLast);
    this.#due = this.at < safeEnd ? this.at + (limit - this.at) * 2 : 0;
  }

  /** The position after the last complete line break. A carriage return at the very end may be half of one. */
  #endOfLastLine(bytes: Buffer, limit: number): number {
    const from = Math.max(this.at, this.#searchedTo);
    this.#searchedTo = limit - 1;
    const fresh = bytes.subarray(from, limit);
    const found = Math.max(fresh.lastIndexOf(LF_NEEDLE), fresh.subarray(0, -1).lastIndexOf(CR_NEEDLE));
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
   * The program's most performance-critical loop. Every cell that begins before `safeEnd` has an end, so the loop needs no bounds check per
   * byte. Quoted cells do their own.
   */
  #indexRecords(bytes: Buffer, safeEnd: number, limit: number, isLast: boolean): void {
    const { cells } = this;
    const { stride, rowMask, rowShift } = cells;
    const { delimiter, width, keepsBlank } = this.#settings;
    const endsCell = this.#endsCell;
    // Letters have higher codes than anything that ends a cell, so one comparison is enough for most bytes. The others need the table.
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
          // Half of all Cyrillic words end with a suspect byte, but the lead byte before it shows that it is a letter.
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
   * If a quoted cell has blanks before it, moves them after its closing quote, so that it begins with its quote like any other. Returns
   * where the cell ends, or 0 if there is nothing to move.
   */
  #pullQuote(bytes: Buffer, start: number, limit: number, isLast: boolean): number {
    let quote = start;
    while (bytes[quote] === SPACE && (this.#endsCell[SPACE] as number) === 0) quote += 1;
    if (bytes[quote] !== QUOTE || quote === start) return 0;
    const quoted = this.#quoted;
    const { breaks, strays } = quoted;
    const end = quoted.endOf(bytes, quote, limit, isLast);
    quoted.breaks = breaks;
    // A quote in the middle of a text that begins with a blank does not open a quoted cell.
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
    this.cells.longestGap = this.#quoted.longestGap;
  }

  /** Drops the data of a record that becomes no row or is incomplete. */
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

  /** Whether the record has no text from a column on. */
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
