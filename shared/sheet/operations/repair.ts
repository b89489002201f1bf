import { cleanText } from '../../consumer/cells/clean-text';
import { phoneCountry, phoneForm } from '../../consumer/cells/phone';
import { isExponent } from '../../consumer/cells/id-faults';
import { cellKindOf, type CellKind } from '../../consumer/cells/read-cell';
import type { RepairChoice, Tidying } from './repair-choices';
import { inOrder } from '../../consumer/repairs/date-text';
import type { Target } from '../../consumer/target';
import { inOneAlphabet, withEvenSpaces } from '../../consumer/repairs/name-text';

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
