/** A sheet's cells as text. Rows are counted from 1, as the grid shows them; columns from 0. */
export interface Table {
  readonly headers: readonly string[];
  readonly rowCount: number;
  /** The row's cells, as many as there are headers. Not to be changed. */
  cells(row: number): readonly string[];
}

/** A table over rows in memory. */
export function memoryTable(headers: readonly string[], rows: readonly (readonly string[])[]): Table {
  return { headers, rowCount: rows.length, cells: (row) => rows[row - 1] ?? [] };
}
