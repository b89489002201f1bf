import type { IssueCode } from '../../shared/consumer/issue';
import type { IssueIndex } from './checks/issue-index';
import type { ColumnChange } from './table/column-change';
import type { ColumnChanger } from './table/column-changer';
import type { EditedTable } from './table/edited-table';
import { inTimeSlices } from './threads/time-slices';

const SLICE_ROWS = 8_192;

/** All repairs of one issue as one change, in one column or, if that is null, in all of them. Excluded rows are left alone. */
export async function repairsOfIssue(
  table: EditedTable,
  issues: IssueIndex,
  { code, column }: { code: IssueCode; column: number | null },
): Promise<ColumnChange[]> {
  const changers = new Map<number, ColumnChanger>();
  await inTimeSlices(table.rowCount, SLICE_ROWS, (start, end) => {
    for (let row = start + 1; row <= end; row += 1) {
      for (const repair of issues.repairsOf(row, code, column)) {
        const changer = changers.get(repair.column) ?? table.changer(repair.column);
        changers.set(repair.column, changer);
        changer.add(row, table.overlayOf(row, repair.column, repair.value));
      }
    }
  });
  return finishAll(changers.values());
}

/** The changes of several columns; a column without a change has none. */
export async function finishAll(changers: Iterable<ColumnChanger>): Promise<ColumnChange[]> {
  const changes: ColumnChange[] = [];
  for (const changer of changers) {
    const change = await changer.finish();
    if (change !== null) changes.push(change);
  }
  return changes;
}
