import { rowPlan } from '../../../shared/consumer/rows/row-plan';
import type { RowRules } from '../../../shared/consumer/target';
import type { OperationOf } from '../../../shared/sheet/operation';
import {
  mergeGroup,
  type MergeContext,
  type MergedGroup,
  type MergeWay,
} from '../../../shared/sheet/operations/merge-duplicates';
import type { IssueIndex } from '../checks/issue-index';
import type { EditedTable } from '../table/edited-table';
import { RowSet } from '../table/row-set';
import { inTimeSlices } from '../threads/time-slices';
import type { Change } from './change';
import { CellChanges } from './set-cells';

/** Groups merged before other requests are handled. */
const SLICE_GROUPS = 512;

interface MergedOn {
  table: EditedTable;
  issues: IssueIndex;
  rules: RowRules;
}

/** Leaves one row of each group of duplicates, or of the one group that is meant; null if there is none. */
export async function mergeGroups(operation: OperationOf<'merge-duplicates'>, on: MergedOn): Promise<Change | null> {
  const { table, issues } = on;
  const groups = issues.duplicateGroups(operation.by, operation.group);
  const excluded = new RowSet(table.rowCount);
  const cells = new CellChanges(table);
  await inTimeSlices(groups.length, SLICE_GROUPS, (start, end) => {
    for (const group of groups.subarray(start, end)) {
      const rows = issues.rowsOfGroup(operation.by, group);
      const merged = mergeRows(rows, operation, on);
      const row = rows[merged.kept] as number;
      for (const other of rows) if (other !== row) excluded.add(other);
      // Only the first row of a group is ever changed, and groups come in the order of their first rows.
      if (operation.keep === 'merge') merged.cells.forEach((text, column) => cells.set(row, column, text));
    }
  });
  const exclusion: Change[] = excluded.size === 0 ? [] : [{ kind: 'exclusion', rows: excluded, excluded: true }];
  const columns = await cells.finish();
  const changes: Change[] = columns.length === 0 ? exclusion : [{ kind: 'columns', columns }, ...exclusion];
  return changes.length === 0 ? null : { kind: 'several', changes };
}

/** What the rows of a group become. */
export function mergeRows(rows: readonly number[], way: MergeWay, { table, rules }: MergedOn): MergedGroup {
  // A group may have a million rows, which these ways need not read.
  const kept = way.keep === 'first' ? 0 : way.keep === 'last' ? rows.length - 1 : null;
  if (kept !== null) return { kept, cells: table.cells(rows[kept] ?? 0) };
  return mergeGroup(
    rows.map((row) => table.cells(row)),
    way,
    mergeContext(way, rules),
  );
}

function mergeContext({ by }: MergeWay, rules: RowRules): MergeContext {
  const { idColumn, emailColumn } = rowPlan(rules);
  return { timeZone: rules.timeZone, fixed: by === 'id' ? [idColumn] : [idColumn, emailColumn] };
}
