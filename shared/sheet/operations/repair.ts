import { cleanText } from '../../consumer/cells/clean-text';
import { phoneCountry, phoneForm } from '../../consumer/cells/phone';
import { isExponent } from '../../consumer/cells/id-faults';
import { cellKindOf, type CellKind } from '../../consumer/cells/read-cell';
import type { IssueCode } from '../../consumer/issue';
import { inOrder } from '../../consumer/repairs/date-text';
import type { Target } from '../../consumer/target';
import { inOneAlphabet, withEvenSpaces } from '../../consumer/repairs/name-text';

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

/** A cell with an issue, repaired as the person chose; null if that does not help. */
export function chosenRepair(text: string, choice: RepairChoice): string | null {
  switch (choice) {
    case 'day-first':
    case 'month-first':
      return inOrder(cleanText(text), choice);
    case 'cyrillic':
    case 'latin':
      return inOneAlphabet(cleanText(text), choice);
    case 'hyphen':
    case 'underscore':
      // The digits of a rounded number are gone, so that no other sign makes an id of it.
      return isExponent(cleanText(text)) ? null : cleanText(text).replace(/[./]/g, choice === 'hyphen' ? '-' : '_');
  }
}

/** A cell of any column, tidied; as it is if there is nothing to do. */
export function tidied(text: string, tidying: Tidying, kind: CellKind | null, timeZone: string): string {
  if (tidying === 'spaces') return withEvenSpaces(text);
  return kind === 'phone' ? (phoneForm(cleanText(text), phoneCountry(timeZone)) ?? text) : text;
}

/** A right phone in the form that all phones of the column can have; null if it has that form, and for any other cell. */
export function inPhoneForm(text: string, target: Target | undefined, timeZone: string): string | null {
  if (target === undefined) return null;
  const tidy = tidied(text, 'phone-form', cellKindOf(target), timeZone);
  return tidy === text ? null : tidy;
}
