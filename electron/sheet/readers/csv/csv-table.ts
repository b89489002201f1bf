import type { HeaderFault } from '../../../../shared/sheet/sheet-state';
import type { Remarks } from '../../table/remarks';
import { FILL, type CellSpans, type Table } from '../../table/table';
import { BACKSLASH, EQUALS, QUOTE } from './byte-values';
import { cellText } from './cell-bytes';
import type { CellIndex } from './cell-index';
import { CsvSpans } from './csv-spans';

/** Of the cells that may have bytes and no text, `"="""""` is the longest, apart from the blanks behind it. */
const LONGEST_EMPTY = 7;
/** How they begin: those with quotes, formulas, `NULL` and `\N`. */
const MAY_BE_EMPTY = new Uint8Array(256);
for (const byte of [QUOTE, EQUALS, BACKSLASH, 'N'.charCodeAt(0)]) MAY_BE_EMPTY[byte] = 1;

/** The parts of a table over CSV text. */
export interface CsvTableParts {
  /** The text, with at least one byte after `length`. */
  bytes: Buffer;
  length: number;
  cells: CellIndex;
  /** The file's column for each column of the table. */
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
  readonly #spans: CsvSpans;

  constructor({ bytes, length, cells, fileColumns, headers, headerFaults, remarks }: CsvTableParts) {
    this.headers = headers;
    this.headerFaults = headerFaults;
    this.rowCount = cells.rowCount;
    this.bytes = bytes.subarray(0, length);
    this.remarks = remarks;
    this.#bytes = bytes;
    this.#cells = cells;
    this.#fileColumns = fileColumns;
    this.#spans = new CsvSpans(bytes, cells, fileColumns);
  }

  cell(row: number, column: number): string {
    const fileColumn = this.#fileColumns[column];
    if (fileColumn === undefined || row < 1 || row > this.rowCount) return '';
    return cellText(this.#bytes, this.#cells.start(row - 1, fileColumn), this.#cells.end(row - 1, fileColumn));
  }

  /** CSV text has no hidden times. */
  readonly timedColumns: readonly number[] = [];

  dateTime(row: number, column: number): string {
    return this.cell(row, column);
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

  spans(column: number, firstRow: number, count: number, into: CellSpans): void {
    this.#spans.spans(column, firstRow, count, into);
  }

  fills(column: number, firstRow: number, count: number, into: Uint8Array): void {
    const fileColumn = this.#fileColumns[column] ?? Infinity;
    const cells = this.#cells;
    const { stride, rowShift, rowMask } = cells;
    const bytes = this.#bytes;
    const longestEmpty = LONGEST_EMPTY + cells.longestGap;
    const hasNextInStride = fileColumn + 1 < stride;
    for (let at = 0, row = firstRow - 1; at < count; at += 1, row += 1) {
      let start: number;
      let end: number;
      if (hasNextInStride) {
        const starts = cells.starts[row >> rowShift] as Uint32Array;
        const slot = (row & rowMask) * stride + fileColumn;
        start = starts[slot] as number;
        end = (starts[slot + 1] as number) - 1;
      } else {
        start = cells.start(row, fileColumn);
        end = cells.end(row, fileColumn);
      }
      if (end <= start) into[at] = FILL.none;
      else if (end - start > longestEmpty || MAY_BE_EMPTY[bytes[start] as number] === 0) into[at] = FILL.text;
      else into[at] = FILL.unsure;
    }
  }
}
