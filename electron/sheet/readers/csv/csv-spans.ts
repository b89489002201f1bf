import type { CellPlaces, CellSpans, Table } from '../../table/table';
import { QUOTE } from './byte-values';
import { closingQuote } from './cell-bytes';
import type { CellIndex } from './cell-index';

/** The positions of a table's columns in the bytes of CSV text. */
export class CsvSpans implements Pick<Table, 'bytes' | 'spans'> {
  readonly #cells: CellPlaces;
  readonly #beyondStride: Pick<CellIndex, 'start' | 'end'> | null;
  readonly #fileColumns: readonly number[];

  /**
   * @param cells a complete index, or only its positions if no column beyond the stride is needed
   * @param fileColumns the file's column for each column of the table
   */
  constructor(
    readonly bytes: Uint8Array,
    cells: CellPlaces | CellIndex,
    fileColumns: readonly number[],
  ) {
    this.#cells = cells;
    this.#beyondStride = 'start' in cells ? cells : null;
    this.#fileColumns = fileColumns;
  }

  /** See {@link Table.spans}. Returns the bytes. */
  spans(column: number, firstRow: number, count: number, into: CellSpans): Uint8Array {
    const fileColumn = this.#fileColumns[column] ?? Infinity;
    if (fileColumn < this.#cells.stride) this.#spansInStride(fileColumn, firstRow - 1, count, into);
    else this.#spansBeyondStride(fileColumn, firstRow - 1, count, into);
    return this.bytes;
  }

  /** Goes through one column, block by block. */
  #spansInStride(column: number, first: number, count: number, { starts, ends }: CellSpans): void {
    const { stride, rowShift, rowMask } = this.#cells;
    const { bytes } = this;
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
    const cells = this.#beyondStride;
    if (cells === null) throw new Error(`there is no column ${column} here`);
    for (let to = 0; to < count; to += 1) {
      const start = cells.start(first + to, column);
      const end = cells.end(first + to, column);
      if (end > start && this.bytes[start] === QUOTE) this.#spanOfQuoted(start, end, to, starts, ends);
      else {
        starts[to] = start;
        ends[to] = end;
      }
    }
  }

  #spanOfQuoted(start: number, end: number, to: number, starts: Uint32Array, ends: Uint32Array): void {
    const { bytes } = this;
    // A quote at the very end without one before it closes the cell, whatever is inside.
    const closesPlainly =
      end - start >= 2 && bytes[end - 1] === QUOTE && (end - start === 2 || bytes[end - 2] !== QUOTE);
    const close = closesPlainly ? end - 1 : closingQuote(bytes, start, end);
    starts[to] = close === -1 ? start : start + 1;
    ends[to] = close === -1 ? end : close;
  }
}
