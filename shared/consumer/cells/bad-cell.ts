import { REQUIRED_FIELDS, type ConsumerField } from '../fields';
import { ISSUE_SEVERITY, WITHOUT_VALUE, type Issue } from '../issue';
import type { ColumnLayout, Target } from '../target';

const REQUIRED: ReadonlySet<ConsumerField> = new Set<ConsumerField>(REQUIRED_FIELDS);

/**
 * The column of the one cell that keeps a row back and that the row could go without: no other cell has an error, and no required field
 * is filled from it. Null where there is none such.
 */
export function badCellOf(issues: readonly Issue[], { targets }: Pick<ColumnLayout, 'targets'>): number | null {
  let badCell: number | null = null;
  for (const { code, severity, column } of issues) {
    if (severity !== 'error') continue;
    if (column === null || !WITHOUT_VALUE.has(code) || !isOptional(targets[column])) return null;
    if (badCell !== null && badCell !== column) return null;
    badCell = column;
  }
  return badCell;
}

/** The issues of a row that is sent without this cell: its faults keep nothing back any more, but are told. */
export function skipCell(issues: readonly Issue[], badCell: number): Issue[] {
  return issues.map((issue) =>
    issue.severity === 'error' && issue.column === badCell
      ? { ...issue, code: 'cell-skipped', severity: ISSUE_SEVERITY['cell-skipped'], params: { cause: issue.code } }
      : issue,
  );
}

function isOptional(target: Target | undefined): boolean {
  return target !== undefined && !(target.kind === 'field' && REQUIRED.has(target.field));
}
