import type { CellPreview, OperationPreview, RowPreview } from '../../../shared/sheet/operation';
import { countOf, rowsOf, valueAfter, type ColumnChange } from '../table/column-change';
import type { EditedTable } from '../table/edited-table';
import type { Change, Reshaping } from './change';

/** Number of cells in a preview's sample. */
const SAMPLE_CELLS = 20;

/** Number of cells or rows affected by a change. */
export function cellsChangedBy(change: Change | null): number {
  switch (change?.kind) {
    case 'columns':
      return change.columns.reduce((sum, column) => sum + countOf(column), 0);
    case 'shape': {
      const cells = change.columns.reduce((sum, column) => sum + countOf(column), 0);
      return Math.max(cells, change.after.added.rows - change.before.added.rows);
    }
    case 'exclusion':
      return change.rows.size;
    case 'decisions':
      return change.rows.length;
    case 'several':
      return change.changes.reduce((sum, each) => sum + cellsChangedBy(each), 0);
    default:
      return 0;
  }
}

/** What a change would do, with a sample of cells spread evenly over all that it changes. */
export function previewOf(change: Change | null, table: EditedTable): OperationPreview {
  const changed = cellsChangedBy(change);
  const columns = columnsOf(change);
  const step = Math.max(1, Math.ceil(changed / SAMPLE_CELLS));
  const sample: CellPreview[] = [];
  let passed = 0;
  for (const column of columns) {
    for (const row of rowsOf(column)) {
      if (passed % step === 0) sample.push(cellPreview(table, column, row));
      passed += 1;
    }
  }
  if (change?.kind === 'several') return { changed, sample, excluded: rowsExcludedBy(change) };
  if (change?.kind !== 'shape') return { changed, sample };
  return { changed, sample, rows: rowsOfSample(change, sample, table), unhelped: change.undivided };
}

function columnsOf(change: Change | null): readonly ColumnChange[] {
  if (change?.kind === 'several') return change.changes.flatMap(columnsOf);
  return change?.kind === 'columns' || change?.kind === 'shape' ? change.columns : [];
}

function rowsExcludedBy(change: Change): number {
  if (change.kind === 'several') return change.changes.reduce((sum, each) => sum + rowsExcludedBy(each), 0);
  return change.kind === 'exclusion' && change.excluded ? change.rows.size : 0;
}

/** The rows of a sample, in the columns that are added and in those they are made of. */
function rowsOfSample(
  { before, after, columns, madeOf }: Reshaping,
  sample: CellPreview[],
  table: EditedTable,
): RowPreview[] {
  const rows = [...new Set(sample.map(({ row }) => row))].sort((one, other) => one - other);
  const added = after.added.columns.slice(before.added.columns.length);
  const width = table.headers.length;
  const changeOf = added.map((_, place) => columns.find(({ column }) => column === width + place));
  return rows.map((row) => ({
    row,
    before: madeOf.map((column) => table.cell(row, column)),
    after: changeOf.map((change) => (change === undefined ? '' : (valueAfter(change, row) ?? ''))),
  }));
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
