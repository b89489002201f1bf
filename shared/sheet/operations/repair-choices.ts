import type { IssueCode } from '../../consumer/issue';

/**
 * What can be done to all cells of a column without an issue: phones in one form, single spaces. Not every phone that is right needs the same
 * form, so that this is no issue.
 */
export const TIDYINGS = ['phone-form', 'spaces'] as const;
export type Tidying = (typeof TIDYINGS)[number];

/** What a repair is for: an issue, or a tidying. */
export type RepairCode = IssueCode | Tidying;

/** The person's decision for a whole column where a cell alone does not show what is right. */
export const REPAIR_CHOICES = ['day-first', 'month-first', 'cyrillic', 'latin', 'hyphen', 'underscore'] as const;
export type RepairChoice = (typeof REPAIR_CHOICES)[number];

/** The issues that are repaired by a choice, and what can be chosen. */
const CHOICES: Partial<Record<IssueCode, readonly RepairChoice[]>> = {
  'date-order': ['day-first', 'month-first'],
  'letters-mixed': ['cyrillic', 'latin'],
  'id-not-addressable': ['hyphen', 'underscore'],
  'id-not-updatable': ['hyphen', 'underscore'],
};

/** The issues whose repair changes ids. Customers that the shop has under the old ids stay there. */
export const CHANGED_ID_ISSUES = ['id-not-addressable', 'id-not-updatable'] as const satisfies readonly IssueCode[];
export type ChangedIdIssue = (typeof CHANGED_ID_ISSUES)[number];

export function changesIds(code: RepairCode): code is ChangedIdIssue {
  return (CHANGED_ID_ISSUES as readonly RepairCode[]).includes(code);
}

/** What can be chosen for an issue; nothing for most. */
export function choicesFor(code: RepairCode): readonly RepairChoice[] {
  return CHOICES[code as IssueCode] ?? [];
}
