import { isNullMark } from '../../../shared/consumer/cells/placeholder';
import { valueBefore, type ColumnChange } from './column-change';
import { ColumnChanger } from './column-changer';
import { ColumnEdits } from './column-edits';
import type { Remark } from './remarks';
import type { Table } from './table';

/**
 * A table with a person's edits laid over it, column by column; the file's own cells stay underneath. A bare `NULL` or `\N` of a
 * database's export is an empty cell here.
 */
export class EditedTable {
  /** By column; a column without edits has none. */
  readonly #edits = new Map<number, ColumnEdits>();
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
    return this.#edits.get(column)?.valueOf(row) ?? this.ownCell(row, column);
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
    return this.#edits.get(column)?.isEdited(row) ?? false;
  }

  /** Ascending. */
  *editedRows(): Generator<number> {
    for (let row = 1; row < this.#editsOfRow.length; row += 1) if (this.isEdited(row)) yield row;
  }

  /** What stands in the place of the file's own cells, ascending by row and column. */
  *edits(): Generator<[row: number, column: number, value: string]> {
    for (const row of this.editedRows()) {
      for (const column of this.editedColumns(row)) yield [row, column, this.cell(row, column)];
    }
  }

  /** Columns of the row whose cell is not the file's, ascending. */
  editedColumns(row: number): number[] {
    if (!this.isEdited(row)) return [];
    return [...this.#edits.keys()].filter((column) => this.isCellEdited(row, column)).sort((a, b) => a - b);
  }

  /** What takes new values of a column's cells, to be applied afterwards. */
  changer(column: number): ColumnChanger {
    return new ColumnChanger(column, this.#edits.get(column) ?? ColumnEdits.none(), this.rowCount);
  }

  /** The value to put over a cell for it to have this text: null where that is the file's own. */
  overlayOf(row: number, column: number, text: string): string | null {
    return this.ownCell(row, column) === text ? null : text;
  }

  /** Makes a change that was made for the present edits. */
  async apply(change: ColumnChange): Promise<void> {
    const { column } = change;
    const edits = this.#edits.get(column) ?? ColumnEdits.none();
    if (change.kind === 'column') {
      for (const row of change.rows) this.#count(row, edits.isEdited(row), change.after.isEdited(row));
      return this.#put(column, change.after);
    }
    let next = edits;
    change.after.rows.forEach((row, place) => {
      const value = change.after.valueAt(place);
      this.#count(row, next.isEdited(row), value !== null);
      next = next.with(row, value);
    });
    this.#put(column, next.wantsPacking ? await next.packed(this.rowCount) : next);
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

/** The cell's text before a change, in a table that has the change. */
export function textBefore(table: EditedTable, change: ColumnChange, row: number): string | undefined {
  const value = valueBefore(change, row);
  return value === null ? table.ownCell(row, change.column) : value;
}
