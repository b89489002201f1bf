import { ISSUE_SEVERITY, type Issue, type IssueCode } from '../issue';
import { rowPlan } from './row-plan';
import type { RowRules } from '../target';

/**
 * What a row has in common with others that it must not. Every row of a group is told: which of them is right only a
 * person can say, so none of the same id is sent until the others are gone.
 *
 * @param sameId the first other row with the row's id
 * @param sameEmail the first other row with its e-mail and another id
 */
export function duplicateIssues(sameId: number | null, sameEmail: number | null, rules: RowRules): Issue[] {
  const { idColumn, emailColumn } = rowPlan(rules);
  return [...duplicate('id-duplicate', idColumn, sameId), ...duplicate('email-duplicate', emailColumn, sameEmail)];
}

function duplicate(code: IssueCode, column: number, row: number | null): Issue[] {
  return row === null ? [] : [{ code, severity: ISSUE_SEVERITY[code], column, params: { row }, repair: null }];
}
