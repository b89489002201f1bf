import { isNullMark } from '../../../shared/consumer/cells/placeholder';
import type { ColumnChange } from './column-change';
import { ColumnChanger } from './column-changer';
import { ColumnEdits } from './column-edits';
import { GatheredCells } from './gathered-cells';
import type { Remark } from './remarks';
import { FILL, type CellSpans, type Table } from './table';

/** Rows and columns added after those of the file. Their cells are empty until they are edited. */
export interface Additions {
  rows: number;
  /** Headers, each different from all others of the table. */
  columns: readonly string[];
}

/**
 * A table with a person's edits on top, column by column, and with added rows and columns. The file's own cells stay unchanged. An unquoted
 * `NULL` or `\N` from a database export is an empty cell here.
 */
export class EditedTable {
  /** By column; only columns with edits. */
  readonly #edits = new Map<number, ColumnEdits>();
  /** Row → number of its edited cells. Allocated at the first edit. */
  #editsOfRow = new Uint16Array(0);

  #shownTimes: readonly number[] = [];
  #dateColumns: ReadonlySet<number> = new Set();
  readonly #gathered = new GatheredCells();
  #added: Additions = { rows: 0, columns: [] };
  #headers: readonly string[];

  constructor(readonly original: Table) {
    this.#headers = original.headers;
  }

  get headers(): readonly string[] {
    return this.#headers;
  }

  get rowCount(): number {
    return this.original.rowCount + this.#added.rows;
  }

  get added(): Additions {
    return this.#added;
  }

  /** Adds or removes rows and columns after the file's own. Cells that are removed must have no edits. */
  resize(added: Additions): void {
    this.#added = added;
    this.#headers = added.columns.length === 0 ? this.original.headers : [...this.original.headers, ...added.columns];
    if (this.#editsOfRow.length === 0) return;
    const counts = new Uint16Array(this.rowCount + 1);
    counts.set(this.#editsOfRow.subarray(0, counts.length));
    this.#editsOfRow = counts;
  }

  /** Shows the time in date cells of these columns, which are sent as dates, so that a cell shows what is sent. */
  showTimes(columns: ReadonlySet<number>): void {
    this.#dateColumns = columns;
    this.#shownTimes = this.original.timedColumns.filter((column) => columns.has(column));
  }

  /** Whether cells of the column show a time that is not in their bytes. */
  showsTimes(column: number): boolean {
    return this.#shownTimes.includes(column);
  }

  /** The columns that are sent as dates. */
  get dateColumns(): ReadonlySet<number> {
    return this.#dateColumns;
  }

  cell(row: number, column: number): string {
    return this.#edits.get(column)?.valueOf(row) ?? this.ownCell(row, column);
  }

  /** The cell's text in the file; empty for an added one. */
  ownCell(row: number, column: number): string {
    if (row > this.original.rowCount || column >= this.original.headers.length) return '';
    const text = this.showsTimes(column) ? this.original.dateTime(row, column) : this.original.cell(row, column);
    return isNullMark(text) && this.original.isBare(row, column) ? '' : text;
  }

  /**
   * The positions of a column's cells, with their edits; otherwise as {@link Table.spans}.
   *
   * @returns the bytes that they are positions in. The next call may overwrite them.
   */
  spans(column: number, firstRow: number, count: number, into: CellSpans): Uint8Array {
    const { bytes } = this.original;
    this.#ownSpans(column, firstRow, count, into);
    const edits = this.#edits.get(column);
    return edits === undefined ? bytes : this.#gathered.gather(edits, bytes, firstRow, count, into);
  }

  /** The same for any rows. Each cell is copied. */
  spansOfRows(column: number, rows: Uint32Array, into: CellSpans): Uint8Array {
    const ownSpan = (row: number, one: CellSpans): void => this.#ownSpans(column, row, 1, one);
    return this.#gathered.gatherRows(this.#edits.get(column), this.original.bytes, rows, ownSpan, into);
  }

  /** Writes the {@link FILL} of the same cells, as {@link Table.fills} does. */
  fills(column: number, firstRow: number, count: number, into: Uint8Array): void {
    const own = this.#ownCount(column, firstRow, count);
    if (own > 0) this.original.fills(column, firstRow, own, into);
    into.fill(FILL.none, own, count);
    this.#edits.get(column)?.fills(firstRow, count, into);
  }

  /** The positions of the file's own cells. Those of added cells are empty. */
  #ownSpans(column: number, firstRow: number, count: number, into: CellSpans): void {
    const own = this.#ownCount(column, firstRow, count);
    if (own > 0) this.original.spans(column, firstRow, own, into);
    into.starts.fill(0, own, count);
    into.ends.fill(0, own, count);
  }

  /** How many of these cells are the file's own; they come first. */
  #ownCount(column: number, firstRow: number, count: number): number {
    const { headers, rowCount } = this.original;
    const isOwn = column < headers.length && firstRow <= rowCount;
    return isOwn ? Math.min(count, rowCount - firstRow + 1) : 0;
  }

  cells(row: number): readonly string[] {
    const cells = this.#ownCells(row);
    const isOwn = !this.isEdited(row) && this.#shownTimes.length === 0;
    if (isOwn && !cells.some(isNullMark)) return cells;
    return cells.map((text, column) => {
      const edit = this.#edits.get(column)?.valueOf(row);
      if (typeof edit === 'string') return edit;
      return isNullMark(text) || this.#shownTimes.includes(column) ? this.ownCell(row, column) : text;
    });
  }

  /**
   * The file's remarks that still apply. They no longer do for an edited cell, nor for the shape of a row whose own cells were edited.
   */
  remarks(row: number): Remark[] {
    const remarks = this.original.remarks.of(row);
    if (remarks.length === 0) return remarks;
    const width = this.original.headers.length;
    if (!this.editedColumns(row).some((column) => column < width)) return remarks;
    return remarks.filter(({ column }) => column !== null && !this.isCellEdited(row, column));
  }

  isEdited(row: number): boolean {
    return (this.#editsOfRow[row] ?? 0) > 0;
  }

  isCellEdited(row: number, column: number): boolean {
    return this.#edits.get(column)?.isEdited(row) ?? false;
  }

  /** Ascending. */
  *editedRows(): Generator<number> {
    for (let row = 1; row < this.#editsOfRow.length; row += 1) if (this.isEdited(row)) yield row;
  }

  /** The values that replace the file's own, ascending by row and column. */
  *edits(): Generator<[row: number, column: number, value: string]> {
    for (const row of this.editedRows()) {
      for (const column of this.editedColumns(row)) yield [row, column, this.cell(row, column)];
    }
  }

  /** Columns whose cell in this row differs from the file's, ascending. */
  editedColumns(row: number): number[] {
    if (!this.isEdited(row)) return [];
    return [...this.#edits.keys()].filter((column) => this.isCellEdited(row, column)).sort((a, b) => a - b);
  }

  /**
   * Collects new values for a column, to be applied later.
   *
   * @param rowCount rows that the table has by then
   */
  changer(column: number, rowCount = this.rowCount): ColumnChanger {
    return new ColumnChanger(column, this.#edits.get(column) ?? ColumnEdits.none(), rowCount);
  }

  /** The edit that gives a cell this text: null if it is the file's own, undefined if the cell has the text already. */
  overlayOf(row: number, column: number, text: string): string | null | undefined {
    const edit = this.#edits.get(column)?.valueOf(row) ?? null;
    if (edit === text) return undefined;
    if (this.ownCell(row, column) !== text) return text;
    return edit === null ? undefined : null;
  }

  /** Applies a change that was made from the current edits. */
  async apply(change: ColumnChange): Promise<void> {
    const { column } = change;
    const edits = this.#edits.get(column) ?? ColumnEdits.none();
    if (change.kind === 'column') {
      for (const row of change.rows) this.#count(row, edits.isEdited(row), change.after.isEdited(row));
      this.#put(column, change.after);
      return;
    }
    const { rows, texts } = change.after;
    rows.forEach((row, place) => this.#count(row, edits.isEdited(row), !texts.isNull(place)));
    this.#put(column, await edits.withMany(this.rowCount, change.after));
  }

  /** The file's own texts, as many as the table has columns. */
  #ownCells(row: number): readonly string[] {
    const own = this.original.cells(row);
    if (row <= this.original.rowCount && this.#added.columns.length === 0) return own;
    return this.#headers.map((_, column) => (row <= this.original.rowCount ? (own[column] ?? '') : ''));
  }

  #put(column: number, edits: ColumnEdits): void {
    if (edits.editedRows === 0) this.#edits.delete(column);
    else this.#edits.set(column, edits);
  }

  #count(row: number, before: boolean, after: boolean): void {
    if (before === after) return;
    if (this.#editsOfRow.length === 0) this.#editsOfRow = new Uint16Array(this.rowCount + 1);
    this.#editsOfRow[row] = (this.#editsOfRow[row] ?? 0) + (after ? 1 : -1);
  }
}
