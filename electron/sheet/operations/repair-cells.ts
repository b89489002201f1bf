import { cellKindOf } from '../../../shared/consumer/cells/read-cell';
import { isIssueCode } from '../../../shared/consumer/issue';
import type { RowRules } from '../../../shared/consumer/target';
import type { OperationOf, OperationPreview } from '../../../shared/sheet/operation';
import { chosenRepair, tidied } from '../../../shared/sheet/operations/repair';
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
  rules: RowRules,
  operation: OperationOf<'repair'>,
): Promise<ColumnChange[]> {
  const changes = new CellChanges(table);
  const repairRow = rowRepairer(table, issues, rules, operation);
  await inTimeSlices(table.rowCount, SLICE_ROWS, (start, end) => {
    for (let row = start + 1; row <= end; row += 1) {
      for (const { column, value } of repairRow(row)) changes.set(row, column, value);
    }
  });
  return changes.finish();
}

/**
 * What a repair leaves: how many cells with the issue it cannot help, and what decides how dates are read.
 *
 * @param changed cells that it would change
 */
export function repairFacts(
  issues: IssueIndex,
  { code, column }: OperationOf<'repair'>,
  changed: number,
): Pick<OperationPreview, 'unhelped' | 'evidence'> {
  if (!isIssueCode(code)) return {};
  const evidence = code === 'date-order' && column !== null ? issues.dateEvidence(column) : null;
  return {
    unhelped: Math.max(0, issues.cellsWith(code, column) - changed),
    ...(evidence === null ? {} : { evidence }),
  };
}

interface CellRepair {
  column: number;
  value: string;
}

function rowRepairer(
  table: EditedTable,
  issues: IssueIndex,
  rules: RowRules,
  { code, column, choice }: OperationOf<'repair'>,
): (row: number) => CellRepair[] {
  if (!isIssueCode(code)) {
    const columns = rules.layout.targets
      .map((target, at) => ({ at, kind: cellKindOf(target) }))
      .filter(({ at, kind }) => (column === null ? kind !== null : at === column));
    return (row) =>
      issues.isExcluded(row)
        ? []
        : columns.map(({ at, kind }) => ({
            column: at,
            value: tidied(table.cell(row, at), code, kind, rules.timeZone),
          }));
  }
  if (choice === undefined) return (row) => issues.repairsOf(row, code, column);
  return (row) =>
    issues.columnsWith(row, code, column).flatMap((at) => {
      const target = rules.layout.targets[at];
      // An address is Latin whatever was chosen for the words of a text.
      if (target !== undefined && cellKindOf(target) === 'email') return issues.repairsOf(row, code, at);
      const value = chosenRepair(table.cell(row, at), choice);
      return value === null ? [] : [{ column: at, value }];
    });
}
