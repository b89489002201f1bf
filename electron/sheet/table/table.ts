import type { HeaderFault } from '../../../shared/sheet/sheet-state';
import type { Remarks } from './remarks';

/** Whether a cell has a text: `unsure` where only the text itself tells. */
export const FILL = { none: 0, text: 1, unsure: 2 } as const;

/** Positions of cells in a table's bytes. A cell is empty if its end is not after its start. */
export interface CellSpans {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/**
 * A sheet's cells on top of the bytes they were read from. Strings are made only for the cells that are asked for. Rows are counted from 1,
 * as in the grid, and columns from 0.
 */
export interface Table {
  /** One per column, none empty and none repeated (see `nameHeaders`). */
  readonly headers: readonly string[];
  readonly headerFaults: readonly (HeaderFault | null)[];
  readonly rowCount: number;
  /** UTF-8. Do not change it. */
  readonly bytes: Uint8Array;
  /** Problems with rows and cells of the file itself. */
  readonly remarks: Remarks;
  /** The cell's text; empty if the row or column does not exist. */
  cell(row: number, column: number): string;
  /** Columns with dates whose format hides their time. */
  readonly timedColumns: readonly number[];
  /** The cell's text, with the time if it is such a date: `2018-01-31 12:34:56`. */
  dateTime(row: number, column: number): string;
  /** The row's cells, as many as there are headers. Do not change them. */
  cells(row: number): readonly string[];
  /** Whether the cell is in a text file without quotes around it. A database export writes `NULL` like that, but no texts. */
  isBare(row: number, column: number): boolean;
  /**
   * Writes the positions of a column's cells into `into`, from index 0 on, for `count` rows from `firstRow` on. The bytes between start and
   * end are the UTF-8 of `cell()`, unless they contain a `"` or begin with `=`; then they are as in the file.
   */
  spans(column: number, firstRow: number, count: number, into: CellSpans): void;
  /** Writes the {@link FILL} of the same cells into `into`. Several times as quick as `spans`, because most cells need only their length. */
  fills(column: number, firstRow: number, count: number, into: Uint8Array): void;
}

/**
 * Positions of the cells of a text, except for those beyond the stride. Row r, counted from 0, is in block `r >> rowShift` at `(r &
 * rowMask) * stride`. Plain data that can be passed to another thread.
 */
export interface CellPlaces {
  readonly stride: number;
  readonly rowShift: number;
  readonly rowMask: number;
  readonly starts: readonly Uint32Array[];
  /** End of the last cell within the stride, for each row. */
  readonly ends: readonly Uint32Array[];
}

export function createSpans(count: number): CellSpans {
  return { starts: new Uint32Array(count), ends: new Uint32Array(count) };
}
