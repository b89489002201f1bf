import type { CellPreview, OperationPreview } from '../../../shared/sheet/operation';
import { countOf, rowsOf, valueAfter, type ColumnChange } from '../table/column-change';
import type { EditedTable } from '../table/edited-table';
import type { Change } from './history';

/** Number of cells in a preview's sample. */
const SAMPLE_CELLS = 20;

/** Number of cells or rows affected by a change. */
export function cellsChangedBy(change: Change | null): number {
  switch (change?.kind) {
    case 'columns':
      return change.columns.reduce((sum, column) => sum + countOf(column), 0);
    case 'exclusion':
      return change.rows.size;
    default:
      return 0;
  }
}

/** What a change would do, with a sample of cells spread evenly over all that it changes. */
export function previewOf(change: Change | null, table: EditedTable): OperationPreview {
  const changed = cellsChangedBy(change);
  const columns = change?.kind === 'columns' ? change.columns : [];
  const step = Math.max(1, Math.ceil(changed / SAMPLE_CELLS));
  const sample: CellPreview[] = [];
  let passed = 0;
  for (const column of columns) {
    for (const row of rowsOf(column)) {
      if (passed % step === 0) sample.push(cellPreview(table, column, row));
      passed += 1;
    }
  }
  return { changed, sample };
}

function cellPreview(table: EditedTable, change: ColumnChange, row: number): CellPreview {
  const { column } = change;
  return {
    row,
    column,
    before: table.cell(row, column),
    after: valueAfter(change, row) ?? table.ownCell(row, column),
  };
}
