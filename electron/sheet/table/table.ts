import type { HeaderFault } from '../../../shared/sheet/sheet-state';
import type { Remarks } from './remarks';

/** Where cells stand in a table's bytes. A cell whose end is not behind its start is empty. */
export interface CellSpans {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/**
 * A sheet's cells over the bytes they were found in: strings are made of the cells that are asked for, and of no others. Rows
 * are counted from 1, as the grid shows them; columns from 0.
 */
export interface Table {
  /** One for each column, none empty, none twice (see `nameHeaders`). */
  readonly headers: readonly string[];
  readonly headerFaults: readonly (HeaderFault | null)[];
  readonly rowCount: number;
  /** UTF-8. Not to be changed. */
  readonly bytes: Uint8Array;
  /** What is wrong with rows and cells of the file itself. */
  readonly remarks: Remarks;
  /** The cell's text; empty for a row or a column that is not there. */
  cell(row: number, column: number): string;
  /** Columns with dates that have a time which their format does not show. */
  readonly timedColumns: readonly number[];
  /** The cell's text, with the time where it is such a date: `2018-01-31 12:34:56`. */
  dateTime(row: number, column: number): string;
  /** The row's cells, as many as there are headers. Not to be changed. */
  cells(row: number): readonly string[];
  /** Whether the cell stands in a text file without quotes around it, as a database's export writes `NULL` but no text. */
  isBare(row: number, column: number): boolean;
  /**
   * Tells where the cells of a column stand, for `count` rows from `firstRow` on, from index 0 of `into` on. The bytes between
   * start and end are the UTF-8 of `cell()`, unless they hold a `"` or begin with `=`: then they are how the file writes it.
   */
  spans(column: number, firstRow: number, count: number, into: CellSpans): void;
}

/**
 * Where the cells of text stand, but for those beyond the stride: row r, counted from 0, is in block `r >> rowShift` at
 * `(r & rowMask) * stride`. Plain data, which another thread can be given.
 */
export interface CellPlaces {
  readonly stride: number;
  readonly rowShift: number;
  readonly rowMask: number;
  readonly starts: readonly Uint32Array[];
  /** Ends of the rows' last cell within the stride. */
  readonly ends: readonly Uint32Array[];
}

export function createSpans(count: number): CellSpans {
  return { starts: new Uint32Array(count), ends: new Uint32Array(count) };
}
