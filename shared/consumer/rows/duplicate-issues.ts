import { ISSUE_SEVERITY, type Issue, type IssueCode } from '../issue';
import { rowPlan } from './row-plan';
import type { RowRules } from '../target';

/**
 * Issues of values that must be unique but are shared with other rows. Every row of a group gets one, since only a person can say which is
 * right. Rows with the same id are not sent until only one of them is left.
 *
 * @param sameId the first other row with the row's id
 * @param sameEmail the first other row with its e-mail and another id
 * @param crowds how many rows have the e-mail or the phone if they are too many for it to be anybody's own; else null
 */
export function duplicateIssues(
  sameId: number | null,
  sameEmail: number | null,
  crowds: { email: number | null; phone: number | null },
  rules: RowRules,
): Issue[] {
  const { idColumn, emailColumn, phoneColumn } = rowPlan(rules);
  return [
    ...duplicate('id-duplicate', idColumn, sameId),
    ...(crowds.email === null ? duplicate('email-duplicate', emailColumn, sameEmail) : []),
    ...sharedByMany(emailColumn, crowds.email),
    ...sharedByMany(phoneColumn, crowds.phone),
  ];
}

function duplicate(code: IssueCode, column: number, row: number | null): Issue[] {
  return row === null ? [] : [{ code, severity: ISSUE_SEVERITY[code], column, params: { row }, repair: null }];
}

function sharedByMany(column: number, count: number | null): Issue[] {
  const code = 'shared-by-many';
  return count === null ? [] : [{ code, severity: ISSUE_SEVERITY[code], column, params: { count }, repair: '' }];
}
