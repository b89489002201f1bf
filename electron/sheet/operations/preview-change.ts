import type { CellPreview, OperationPreview, RowPreview } from '../../../shared/sheet/operation';
import { countOf, rowsOf, valueAfter, type ColumnChange } from '../table/column-change';
import type { EditedTable } from '../table/edited-table';
import type { Change, Reshaping } from './change';

/** Number of cells in a preview's sample. */
const SAMPLE_CELLS = 20;
/** Number of cells that they are chosen from. */
const LOOKED_AT_CELLS = 400;
/** A prime, so that the cells looked at have no rhythm in common with the rows. */
const STRIDE = 7919;

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

/** What a change would do, with a sample of cells from all over it: as many different changes as there is room for. */
export function previewOf(change: Change | null, table: EditedTable): OperationPreview {
  const changed = cellsChangedBy(change);
  const columns = columnsOf(change);
  const step = Math.max(1, Math.ceil(changed / LOOKED_AT_CELLS));
  const lookedAt: CellPreview[] = [];
  let passed = 0;
  for (const column of columns) {
    for (const row of rowsOf(column)) {
      if (passed % step === (Math.floor(passed / step) * STRIDE) % step) lookedAt.push(cellPreview(table, column, row));
      passed += 1;
    }
  }
  const sample = differing(lookedAt);
  if (change?.kind === 'several') return { changed, sample, excluded: rowsExcludedBy(change) };
  if (change?.kind !== 'shape') return { changed, sample };
  return { changed, sample, rows: rowsOfSample(change, sample, table), unhelped: change.undivided };
}

/** Some of the cells, in their order: those that change in a way of their own before those that change like an earlier one. */
function differing(cells: readonly CellPreview[]): CellPreview[] {
  const ways = new Set<string>();
  const [own, alike]: [CellPreview[], CellPreview[]] = [[], []];
  for (const cell of cells) {
    const way = JSON.stringify([cell.column, cell.before, cell.after]);
    (ways.has(way) ? alike : own).push(cell);
    ways.add(way);
  }
  const chosen = new Set([...spread(own, SAMPLE_CELLS), ...spread(alike, SAMPLE_CELLS - own.length)]);
  return cells.filter((cell) => chosen.has(cell));
}

/** So many of the items, at even distances. */
function spread<T>(items: readonly T[], count: number): T[] {
  const most = Math.max(0, Math.min(count, items.length));
  const part = (at: number): number => Math.floor((at * most) / items.length);
  return items.filter((_, at) => part(at) !== part(at - 1));
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
