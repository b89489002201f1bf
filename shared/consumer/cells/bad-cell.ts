import { REQUIRED_FIELDS, type ConsumerField } from '../fields';
import { ISSUE_SEVERITY, WITHOUT_VALUE, type Issue } from '../issue';
import type { ColumnLayout, Target } from '../target';

const REQUIRED: ReadonlySet<ConsumerField> = new Set<ConsumerField>(REQUIRED_FIELDS);

/**
 * The column of the one cell that stops a row from being sent, if the row could be sent without it: no other cell has an error, and the
 * column fills no required field. Null if there is no such cell.
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

/** The issues of a row that is sent without this cell. The cell's errors become warnings. */
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
