import type { Remark } from './remarks';
import type { Table } from './table';

/** A table with a person's edits laid over it; the file's own cells stay underneath. */
export class EditedTable {
  readonly #edits = new Map<number, Map<number, string>>();

  constructor(readonly original: Table) {}

  get headers(): readonly string[] {
    return this.original.headers;
  }

  get rowCount(): number {
    return this.original.rowCount;
  }

  cell(row: number, column: number): string {
    return this.#edits.get(row)?.get(column) ?? this.original.cell(row, column);
  }

  cells(row: number): readonly string[] {
    const edits = this.#edits.get(row);
    const cells = this.original.cells(row);
    return edits === undefined ? cells : cells.map((cell, column) => edits.get(column) ?? cell);
  }

  /** Remarks of the file that still hold: an edited cell is a person's, and so is a row whose shape somebody has seen to. */
  remarks(row: number): Remark[] {
    const edits = this.#edits.get(row);
    const remarks = this.original.remarks.of(row);
    if (edits === undefined) return remarks;
    return remarks.filter(({ column }) => column !== null && !edits.has(column));
  }

  isEdited(row: number): boolean {
    return this.#edits.has(row);
  }

  editedRows(): Iterable<number> {
    return this.#edits.keys();
  }

  /** What stands in the place of the file's own cells, ascending by row and column. */
  edits(): [row: number, column: number, value: string][] {
    const rows = [...this.#edits].sort(([a], [b]) => a - b);
    return rows.flatMap(([row, edits]) =>
      [...edits].sort(([a], [b]) => a - b).map(([column, value]): [number, number, string] => [row, column, value]),
    );
  }

  /** Columns of the row whose cell is not the file's, ascending. */
  editedColumns(row: number): number[] {
    return [...(this.#edits.get(row)?.keys() ?? [])].sort((a, b) => a - b);
  }

  /** Puts a value over a cell; the file's own value takes the edit away. */
  set(row: number, column: number, value: string): void {
    const edits = this.#edits.get(row) ?? new Map<number, string>();
    if (this.original.cell(row, column) === value) edits.delete(column);
    else edits.set(column, value);
    if (edits.size === 0) this.#edits.delete(row);
    else this.#edits.set(row, edits);
  }
}
