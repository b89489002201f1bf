import { ISSUE_SEVERITY, type Issue } from './issue';
import type { CellFault } from './id-faults';
import { cellFaults } from './read-cell';
import { rowPlan } from './row-plan';
import type { RowRules } from './target';

/**
 * Everything that is wrong with one row by itself; what it shares with other rows is told by `duplicateIssues`. A faulty
 * constant is an issue of every row, without a column.
 */
export function checkRow(cells: readonly string[], rules: RowRules): Issue[] {
  const plan = rowPlan(rules);
  const issues: Issue[] = [];
  for (const { column, kind } of plan.columns) {
    for (const fault of cellFaults(cells[column] ?? '', kind, rules)) issues.push(issueOf(fault, column));
  }
  for (const { kind, text } of plan.constants) {
    for (const fault of cellFaults(text, kind, rules)) issues.push(issueOf(fault, null));
  }
  return issues;
}

function issueOf({ code, repair }: CellFault, column: number | null): Issue {
  return { code, severity: ISSUE_SEVERITY[code], column, params: {}, repair };
}
