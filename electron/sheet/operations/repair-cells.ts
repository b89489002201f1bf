import type { OperationOf } from '../../../shared/sheet/operation';
import type { IssueIndex } from '../checks/issue-index';
import type { ColumnChange } from '../table/column-change';
import type { EditedTable } from '../table/edited-table';
import { inTimeSlices } from '../threads/time-slices';
import { CellChanges } from './set-cells';

const SLICE_ROWS = 8_192;

/** All repairs of one issue, in one column or, if that is null, in all of them. Excluded rows are left alone. */
export async function repairCells(
  table: EditedTable,
  issues: IssueIndex,
  { code, column }: OperationOf<'repair'>,
): Promise<ColumnChange[]> {
  const changes = new CellChanges(table);
  await inTimeSlices(table.rowCount, SLICE_ROWS, (start, end) => {
    for (let row = start + 1; row <= end; row += 1) {
      for (const repair of issues.repairsOf(row, code, column)) changes.set(row, repair.column, repair.value);
    }
  });
  return changes.finish();
}
