import type { IssueCode } from '../../shared/consumer/issue';
import type { EditedTable } from './table/edited-table';
import type { ColumnChange } from './history';
import type { IssueIndex } from './checks/issue-index';
import { inTimeSlices } from './threads/time-slices';

const SLICE_ROWS = 8_192;

/** All repairs of one issue as one change, in one column or, if that is null, in all of them. Excluded rows are left alone. */
export async function repairsOfIssue(
  table: EditedTable,
  issues: IssueIndex,
  { code, column }: { code: IssueCode; column: number | null },
): Promise<ColumnChange[]> {
  const found = new Map<number, { rows: number[]; before: (string | null)[]; after: string[] }>();
  await inTimeSlices(table.rowCount, SLICE_ROWS, (start, end) => {
    for (let row = start + 1; row <= end; row += 1) {
      for (const repair of issues.repairsOf(row, code, column)) {
        const change = found.get(repair.column) ?? { rows: [], before: [], after: [] };
        found.set(repair.column, change);
        change.rows.push(row);
        change.before.push(table.isCellEdited(row, repair.column) ? table.cell(row, repair.column) : null);
        change.after.push(repair.value);
      }
    }
  });
  return [...found].map(([at, { rows, before, after }]) => ({
    column: at,
    rows: Uint32Array.from(rows),
    before,
    after,
  }));
}
