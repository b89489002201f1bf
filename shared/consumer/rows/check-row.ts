import { ISSUE_SEVERITY, type Issue } from '../issue';
import type { CellFault } from '../cells/id-faults';
import { cellFaults } from '../cells/read-cell';
import { rowPlan, type PlannedColumn } from './row-plan';
import type { RowRules } from '../target';

/**
 * All issues of one row by itself. `duplicateIssues` reports what it shares with other rows, and `constantProblems` what is wrong with
 * constants.
 */
export function checkRow(cells: readonly string[], rules: RowRules): Issue[] {
  return checkCells(rowPlan(rules).columns, (column) => cells[column] ?? '', rules);
}

/** The issues of some of a row's cells. */
export function checkCells(
  columns: readonly PlannedColumn[],
  cellOf: (column: number) => string,
  rules: RowRules,
): Issue[] {
  const issues: Issue[] = [];
  for (const { column, kind } of columns) {
    for (const fault of cellFaults(cellOf(column), kind, rules)) issues.push(issueOf(fault, column));
  }
  return issues;
}

function issueOf({ code, repair }: CellFault, column: number): Issue {
  return { code, severity: ISSUE_SEVERITY[code], column, params: {}, repair };
}
