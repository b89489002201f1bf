import { ISSUE_SEVERITY, type Issue, type IssueCode } from './issue';
import { rowPlan } from './row-plan';
import type { RowRules } from './target';

/**
 * What a row has in common with others that it must not. Every row of a group is told: which of them is right only a
 * person can say, so none of the same id is sent until the others are gone.
 *
 * @param sameId other rows with the row's id
 * @param sameEmail other rows with its e-mail and another id
 */
export function duplicateIssues(sameId: readonly number[], sameEmail: readonly number[], rules: RowRules): Issue[] {
  const { idColumn, emailColumn } = rowPlan(rules);
  return [...duplicates('id-duplicate', idColumn, sameId), ...duplicates('email-duplicate', emailColumn, sameEmail)];
}

function duplicates(code: IssueCode, column: number, others: readonly number[]): Issue[] {
  const [first] = others;
  if (first === undefined) return [];
  return [{ code, severity: ISSUE_SEVERITY[code], column, params: { row: first, count: others.length }, repair: null }];
}
