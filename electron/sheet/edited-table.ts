import type { Table } from './table';

/** A table with a person's edits laid over it; the file's own cells stay underneath. */
export class EditedTable implements Table {
  readonly headers: readonly string[];
  readonly rowCount: number;
  readonly #edits = new Map<number, Map<number, string>>();

  constructor(private readonly original: Table) {
    this.headers = original.headers;
    this.rowCount = original.rowCount;
  }

  cells(row: number): readonly string[] {
    const edits = this.#edits.get(row);
    const cells = this.original.cells(row);
    return edits === undefined ? cells : cells.map((cell, column) => edits.get(column) ?? cell);
  }

  /** Columns of the row whose cell is not the file's, ascending. */
  editedColumns(row: number): number[] {
    return [...(this.#edits.get(row)?.keys() ?? [])].sort((a, b) => a - b);
  }

  /** Puts a value over a cell; the file's own value takes the edit away. */
  set(row: number, column: number, value: string): void {
    const edits = this.#edits.get(row) ?? new Map<number, string>();
    if (this.original.cells(row)[column] === value) edits.delete(column);
    else edits.set(column, value);
    if (edits.size === 0) this.#edits.delete(row);
    else this.#edits.set(row, edits);
  }
}
