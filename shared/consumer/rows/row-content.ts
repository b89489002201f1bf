import { cleanText } from '../cells/clean-text';
import type { ConsumerField } from '../fields';
import { ISSUE_SEVERITY, type Issue, type IssueCode } from '../issue';
import { sendsNothing } from './prepare-row';
import { idKey } from './row-keys';
import { rowPlan } from './row-plan';
import type { RowRules } from '../target';

/** Fields that identify a person. */
const CONTACTS: ReadonlySet<ConsumerField> = new Set<ConsumerField>(['email', 'name', 'phone']);

/**
 * What a row with an id lacks besides: a contact, if `expectsContact` says that the sheet's rows have one, or anything to send at all.
 * Empty for rows without an id.
 *
 * @param doubts see `prepareRow`
 */
export function rowContentIssues(
  cells: readonly string[],
  rules: RowRules,
  doubts: readonly { column: number | null }[],
  expectsContact: boolean,
): Issue[] {
  const { idColumn, columns } = rowPlan(rules);
  if (idKey(cells[idColumn] ?? '') === '') return [];
  const hasContact = () =>
    columns.some(
      ({ column, target }) =>
        target.kind === 'field' && CONTACTS.has(target.field) && cleanText(cells[column] ?? '') !== '',
    );
  if (expectsContact && !hasContact()) return [issueOf('row-without-contact', idColumn)];
  return sendsNothing(cells, rules, doubts) ? [issueOf('row-empty', idColumn)] : [];
}

function issueOf(code: IssueCode, column: number): Issue {
  return { code, severity: ISSUE_SEVERITY[code], column, params: {}, repair: null };
}
