import { isNullMark } from '../../../shared/consumer/cells/placeholder';
import type { Remark } from './remarks';
import type { Table } from './table';

/**
 * A table with a person's edits laid over it; the file's own cells stay underneath. A bare `NULL` or `\N` of a database's export is
 * an empty cell here.
 */
export class EditedTable {
  /** Column → row → value. */
  readonly #edits = new Map<number, Map<number, string>>();
  /** Row → how many of its cells are edited; made with the first edit. */
  #editsOfRow = new Uint16Array(0);

  #shownTimes: readonly number[] = [];

  constructor(readonly original: Table) {}

  get headers(): readonly string[] {
    return this.original.headers;
  }

  get rowCount(): number {
    return this.original.rowCount;
  }

  /** Has the dates of these columns, where a date is sent, show their time: what is shown is what is sent. */
  showTimes(columns: ReadonlySet<number>): void {
    this.#shownTimes = this.original.timedColumns.filter((column) => columns.has(column));
  }

  cell(row: number, column: number): string {
    return this.#edits.get(column)?.get(row) ?? this.ownCell(row, column);
  }

  /** The cell as the file has it. */
  ownCell(row: number, column: number): string {
    const isTimed = this.#shownTimes.includes(column);
    const text = isTimed ? this.original.dateTime(row, column) : this.original.cell(row, column);
    return isNullMark(text) && this.original.isBare(row, column) ? '' : text;
  }

  cells(row: number): readonly string[] {
    const cells = this.original.cells(row);
    const isOwn = !this.isEdited(row) && this.#shownTimes.length === 0;
    if (isOwn && !cells.some(isNullMark)) return cells;
    return cells.map((_, column) => this.cell(row, column));
  }

  /** Remarks of the file that still hold: an edited cell is a person's, and so is a row whose shape somebody has seen to. */
  remarks(row: number): Remark[] {
    const remarks = this.original.remarks.of(row);
    if (!this.isEdited(row)) return remarks;
    return remarks.filter(({ column }) => column !== null && !this.isCellEdited(row, column));
  }

  isEdited(row: number): boolean {
    return (this.#editsOfRow[row] ?? 0) > 0;
  }

  isCellEdited(row: number, column: number): boolean {
    return this.#edits.get(column)?.has(row) ?? false;
  }

  /** Ascending. */
  *editedRows(): Generator<number> {
    for (let row = 1; row < this.#editsOfRow.length; row += 1) if (this.isEdited(row)) yield row;
  }

  /** What stands in the place of the file's own cells, ascending by row and column. */
  edits(): [row: number, column: number, value: string][] {
    const edits: [number, number, string][] = [];
    for (const row of this.editedRows()) {
      for (const column of this.editedColumns(row)) edits.push([row, column, this.cell(row, column)]);
    }
    return edits;
  }

  /** Columns of the row whose cell is not the file's, ascending. */
  editedColumns(row: number): number[] {
    if (!this.isEdited(row)) return [];
    return [...this.#edits.keys()].filter((column) => this.isCellEdited(row, column)).sort((a, b) => a - b);
  }

  /** Puts a value over a cell; the file's own value, or null for it, takes the edit away. */
  set(row: number, column: number, value: string | null): void {
    if (this.#editsOfRow.length === 0) this.#editsOfRow = new Uint16Array(this.rowCount + 1);
    const ofColumn = this.#edits.get(column) ?? new Map<number, string>();
    const before = ofColumn.size;
    if (value === null || this.ownCell(row, column) === value) ofColumn.delete(row);
    else ofColumn.set(row, value);
    this.#editsOfRow[row] = (this.#editsOfRow[row] ?? 0) + ofColumn.size - before;
    if (ofColumn.size === 0) this.#edits.delete(column);
    else this.#edits.set(column, ofColumn);
  }
}
