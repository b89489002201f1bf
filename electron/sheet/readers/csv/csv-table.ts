import type { HeaderFault } from '../../../../shared/sheet/sheet-state';
import type { Remarks } from '../../remarks';
import type { CellSpans, Table } from '../../table';
import { QUOTE } from './byte-values';
import { cellText, closingQuote } from './cell-bytes';
import type { CellIndex } from './cell-index';

/** What a table over CSV text is made of. */
export interface CsvTableParts {
  /** The text, with a byte at least behind `length`. */
  bytes: Buffer;
  length: number;
  cells: CellIndex;
  /** The file's column behind each column of the table. */
  fileColumns: readonly number[];
  headers: readonly string[];
  headerFaults: readonly (HeaderFault | null)[];
  remarks: Remarks;
}

/** A table over the bytes of CSV text and the index of its cells. */
export class CsvTable implements Table {
  readonly headers: readonly string[];
  readonly headerFaults: readonly (HeaderFault | null)[];
  readonly rowCount: number;
  readonly bytes: Uint8Array;
  readonly remarks: Remarks;
  readonly #bytes: Buffer;
  readonly #cells: CellIndex;
  readonly #fileColumns: readonly number[];

  constructor({ bytes, length, cells, fileColumns, headers, headerFaults, remarks }: CsvTableParts) {
    this.headers = headers;
    this.headerFaults = headerFaults;
    this.rowCount = cells.rowCount;
    this.bytes = bytes.subarray(0, length);
    this.remarks = remarks;
    this.#bytes = bytes;
    this.#cells = cells;
    this.#fileColumns = fileColumns;
  }

  cell(row: number, column: number): string {
    const fileColumn = this.#fileColumns[column];
    if (fileColumn === undefined || row < 1 || row > this.rowCount) return '';
    return cellText(this.#bytes, this.#cells.start(row - 1, fileColumn), this.#cells.end(row - 1, fileColumn));
  }

  cells(row: number): readonly string[] {
    return this.headers.map((_, column) => this.cell(row, column));
  }

  isBare(row: number, column: number): boolean {
    const fileColumn = this.#fileColumns[column];
    if (fileColumn === undefined || row < 1 || row > this.rowCount) return false;
    const start = this.#cells.start(row - 1, fileColumn);
    return start < this.#cells.end(row - 1, fileColumn) && this.#bytes[start] !== QUOTE;
  }

  startsPlainly(column: number): boolean {
    const fileColumn = this.#fileColumns[column];
    // Beyond the stride there is 'undefined', which is not known.
    return fileColumn !== undefined && this.#cells.oddColumns[fileColumn] === 0;
  }

  spans(column: number, firstRow: number, count: number, into: CellSpans): void {
    const fileColumn = this.#fileColumns[column] ?? Infinity;
    if (fileColumn < this.#cells.stride) this.#spansInStride(fileColumn, firstRow - 1, count, into);
    else this.#spansBeyondStride(fileColumn, firstRow - 1, count, into);
  }

  /** Goes down one column of each block in turn. */
  #spansInStride(column: number, first: number, count: number, { starts, ends }: CellSpans): void {
    const { stride, rowShift, rowMask } = this.#cells;
    const bytes = this.#bytes;
    const isLastOfRow = column === stride - 1;
    let to = 0;
    while (to < count) {
      const row = first + to;
      const cellStarts = this.#cells.starts[row >> rowShift] as Uint32Array;
      const rowEnds = this.#cells.ends[row >> rowShift] as Uint32Array;
      const inBlock = row & rowMask;
      const blockEnd = Math.min(count, to + rowMask + 1 - inBlock);
      let slot = inBlock * stride + column;
      for (let inRow = inBlock; to < blockEnd; to += 1, inRow += 1, slot += stride) {
        const start = cellStarts[slot] as number;
        const end = isLastOfRow ? (rowEnds[inRow] as number) : (cellStarts[slot + 1] as number) - 1;
        if (end > start && bytes[start] === QUOTE) this.#spanOfQuoted(start, end, to, starts, ends);
        else {
          starts[to] = start;
          ends[to] = end;
        }
      }
    }
  }

  #spansBeyondStride(column: number, first: number, count: number, { starts, ends }: CellSpans): void {
    for (let to = 0; to < count; to += 1) {
      const start = this.#cells.start(first + to, column);
      const end = this.#cells.end(first + to, column);
      if (end > start && this.#bytes[start] === QUOTE) this.#spanOfQuoted(start, end, to, starts, ends);
      else {
        starts[to] = start;
        ends[to] = end;
      }
    }
  }

  #spanOfQuoted(start: number, end: number, to: number, starts: Uint32Array, ends: Uint32Array): void {
    const bytes = this.#bytes;
    // A quote at the very end with none before it closes the cell, whatever stands inside.
    const closesPlainly =
      end - start >= 2 && bytes[end - 1] === QUOTE && (end - start === 2 || bytes[end - 2] !== QUOTE);
    const close = closesPlainly ? end - 1 : closingQuote(bytes, start, end);
    starts[to] = close === -1 ? start : start + 1;
    ends[to] = close === -1 ? end : close;
  }
}
