import { cleanText } from '../../shared/consumer/cells/clean-text';
import type { RowRules } from '../../shared/consumer/target';
import {
  MAX_SHOWN_COLUMNS,
  MAX_SHOWN_DUPLICATES,
  type DuplicateGroup,
  type DuplicateGroups,
} from '../../shared/sheet/operations/merge-duplicates';
import type { SheetInput } from '../../shared/sheet/protocol';
import type { IssueIndex } from './checks/issue-index';
import { mergeRows } from './operations/merge-groups';
import type { EditedTable } from './table/edited-table';

interface GroupsOf {
  table: EditedTable;
  issues: IssueIndex;
  rules: RowRules;
}

/** Some groups of duplicates side by side, each with what it would become. */
export function duplicateGroupsPage(
  { start, count, row, ...way }: SheetInput<'duplicate-groups'>,
  on: GroupsOf,
): DuplicateGroups {
  const groups = on.issues.duplicateGroups(way.by, null);
  const first = row === null ? start : placeOf(groups, on.issues.duplicateGroups(way.by, row)[0]);
  const shown = Array.from(groups.subarray(first, first + count), (group): DuplicateGroup => {
    const rows = on.issues.rowsOfGroup(way.by, group);
    const { kept, cells } = mergeRows(rows, way, on);
    const some = rows.slice(0, MAX_SHOWN_DUPLICATES).map((each) => ({ row: each, cells: on.table.cells(each) }));
    const columns = on.table.headers.flatMap((_, column) => (isTheSame(column, some, cells) ? [] : [column]));
    const shownColumns = columns.slice(0, MAX_SHOWN_COLUMNS);
    const cellsIn = (all: readonly string[]): string[] => shownColumns.map((column) => all[column] ?? '');
    return {
      size: rows.length,
      columns: shownColumns,
      rows: some.map((each) => ({ row: each.row, cells: cellsIn(each.cells) })),
      kept: rows[kept] ?? 0,
      cells: cellsIn(cells),
    };
  });
  return { total: groups.length, first, groups: shown };
}

function placeOf(groups: Uint32Array, group: number | undefined): number {
  return group === undefined ? 0 : Math.max(0, groups.indexOf(group));
}

function isTheSame(column: number, rows: readonly { cells: readonly string[] }[], merged: readonly string[]): boolean {
  const text = cleanText(merged[column] ?? '');
  return rows.every(({ cells }) => cleanText(cells[column] ?? '') === text);
}
