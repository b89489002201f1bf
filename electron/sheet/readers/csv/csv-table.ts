import type { HeaderFault } from '../../../../shared/sheet/sheet-state';
import type { Remarks } from '../../table/remarks';
import type { CellSpans, Table } from '../../table/table';
import { QUOTE } from './byte-values';
import { cellText } from './cell-bytes';
import type { CellIndex } from './cell-index';
import { CsvSpans } from './csv-spans';

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
}
