import type { OperationOf } from '../../../shared/sheet/operation';
import type { ExclusionScope } from '../../../shared/sheet/row-scope';
import type { IssueIndex } from '../checks/issue-index';
import type { EditedTable } from '../table/edited-table';
import { rowNumbers } from '../table/row-numbers';
import { RowSet } from '../table/row-set';
import { inTimeSlices } from '../threads/time-slices';
import { filterRows } from '../values/filter-rows';
import type { ViewRows } from './cells-of-range';
import type { Change } from './change';

const SLICE_ROWS = 16_384;

/** The sheet whose rows are excluded. */
interface RowsOn {
  table: EditedTable;
  issues: IssueIndex;
  viewRows: ViewRows;
  viewLength: number;
}

/** The exclusion or inclusion of rows that are not excluded or included yet; null if there are none. */
export async function excludeRows(
  { kind, rows: scope }: OperationOf<'exclude' | 'include'>,
  on: RowsOn,
): Promise<Change | null> {
  const excluded = kind === 'exclude';
  const { issues, table } = on;
  const wanted = await rowsOfScope(scope, on);
  const rows = new RowSet(table.rowCount);
  await inTimeSlices(wanted.length, SLICE_ROWS, (start, end) => {
    for (const row of wanted.slice(start, end)) {
      if (row <= table.rowCount && issues.isExcluded(row) !== excluded) rows.add(row);
    }
  });
  return rows.size === 0 ? null : { kind: 'exclusion', rows, excluded };
}

async function rowsOfScope(scope: ExclusionScope, on: RowsOn): Promise<Uint32Array | number[]> {
  if (Array.isArray(scope)) return scope;
  if (scope === 'view') return on.viewRows(0, on.viewLength);
  if ('start' in scope) return on.viewRows(scope.start, scope.end - scope.start);
  const { issues, table } = on;
  const all = rowNumbers(1, table.rowCount);
  if ('filter' in scope) return scope.filter.column < table.headers.length ? filterRows(table, all, scope.filter) : [];
  let found = 0;
  await inTimeSlices(all.length, SLICE_ROWS, (start, end) => {
    // What is kept is never ahead of what is read.
    for (let row = start + 1; row <= end; row += 1) if (issues.hasIssue(row, scope.issue)) all[found++] = row;
  });
  return all.subarray(0, found);
}
