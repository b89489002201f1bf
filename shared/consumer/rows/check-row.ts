import { ISSUE_SEVERITY, type Issue } from '../issue';
import type { CellFault } from '../cells/id-faults';
import { cellFaults } from '../cells/read-cell';
import { rowPlan } from './row-plan';
import type { RowRules } from '../target';

/**
 * All issues of one row by itself. `duplicateIssues` reports what it shares with other rows, and `constantProblems` what is wrong with
 * constants.
 */
export function checkRow(cells: readonly string[], rules: RowRules): Issue[] {
  const plan = rowPlan(rules);
  const issues: Issue[] = [];
  for (const { column, kind } of plan.columns) {
    for (const fault of cellFaults(cells[column] ?? '', kind, rules)) issues.push(issueOf(fault, column));
  }
  return issues;
}

function issueOf({ code, repair }: CellFault, column: number): Issue {
  return { code, severity: ISSUE_SEVERITY[code], column, params: {}, repair };
}
