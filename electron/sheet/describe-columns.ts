import type { MatchedColumn } from '../../shared/consumer/columns/match-columns';
import type { SheetColumn } from '../../shared/sheet/sheet-state';
import type { EditedTable } from './table/edited-table';

/** How many rows are searched for values. */
const SAMPLED_ROWS = 100;
const SAMPLES = 3;

/** Whether a column has a value in the first rows. */
export function hasValues(table: Pick<EditedTable, 'rowCount' | 'cell'>, column: number): boolean {
  for (let row = 1; row <= Math.min(table.rowCount, SAMPLED_ROWS); row += 1)
    if (table.cell(row, column).trim() !== '') return true;
  return false;
}

/**
 * The columns as the page shows them: header, match, and a few values.
 *
 * @param known the first columns as they were described before; they stay so
 */
export function describeColumns(
  table: EditedTable,
  matches: readonly MatchedColumn[],
  known: readonly SheetColumn[] = [],
): SheetColumn[] {
  return table.headers.map((header, column) => {
    const before = known[column];
    if (before !== undefined) return before;
    const samples: string[] = [];
    for (let row = 1; row <= Math.min(table.rowCount, SAMPLED_ROWS) && samples.length < SAMPLES; row += 1) {
      const cell = table.cell(row, column).trim();
      if (cell !== '' && !samples.includes(cell)) samples.push(cell);
    }
    const match = matches[column]?.match ?? { by: 'none', suggestion: null };
    const isAdded = column >= table.original.headers.length;
    return { header, fault: table.original.headerFaults[column] ?? null, match, samples, added: isAdded };
  });
}
