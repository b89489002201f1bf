import type { CountryCode } from 'libphonenumber-js';
import { cleanText } from './clean-text';
import { emailDoubt, isEmail, normaliseEmail, repairEmail } from './email';
import { FIELD_KIND, type FieldKind } from '../fields';
import { garbledText } from './garbled-text';
import { idFaults, isExponent, type CellFault } from './id-faults';
import { isFormulaError, isPicture } from './formula-error';
import { WITHOUT_VALUE, type IssueCode } from '../issue';
import { lostLetters } from './lost-letters';
import { parseBoolean } from './parse-boolean';
import { isDate, parseDate } from './parse-date';
import { parseNumber } from './parse-number';
import type { AttributeValue } from '../payload-types';
import { firstOfPhones, isPhone, phoneCountry, repairPhone } from './phone';
import { isPlaceholder } from './placeholder';
import { inOrder, orderShown, serialDate, writtenDate } from '../repairs/date-text';
import { isMadeUpEmail, isMadeUpPhone, saysNothing } from '../repairs/made-up';
import { hasMixedWord, hasUnevenSpaces, inOneAlphabet, withEvenSpaces, withNameCase } from '../repairs/name-text';
import type { DeliveryMode } from '../delivery-mode';
import type { CustomType, Target } from '../target';
import { writtenNumber } from './written-number';

/** Decides how a cell is read. */
export type CellKind = FieldKind | CustomType;

/** A cell as the API would get it. If `value` is undefined, nothing is sent: the cell is empty or cannot be read. */
export interface ReadCell {
  value: Exclude<AttributeValue, null> | undefined;
  faults: readonly CellFault[];
}

const NO_FAULTS: readonly CellFault[] = [];

/** Longer texts are no names. */
const LONGEST_NAME = 250;

export function cellKindOf(target: Target): CellKind | null {
  switch (target.kind) {
    case 'field':
      return FIELD_KIND[target.field];
    case 'custom':
      return target.type;
    case 'skip':
      return null;
  }
}

/** Reads a cell by its kind. Returns the value to send and what is wrong with the cell. Never throws. */
export function readCell(raw: string, kind: CellKind, rules: { timeZone: string; mode: DeliveryMode }): ReadCell {
  const text = cleanText(raw);
  const faults = faultsOf(text, kind, rules);
  const isUnreadable = faults !== NO_FAULTS && faults.some(({ code }) => WITHOUT_VALUE.has(code));
  return { value: text === '' || isUnreadable ? undefined : valueOf(text, kind, rules.timeZone), faults };
}

/**
 * The value of a cell that is known to have no faults. Same result as {@link readCell}, without the check, which takes most of the time.
 */
export function faultlessValue(raw: string, kind: CellKind, { timeZone }: { timeZone: string }): ReadCell['value'] {
  const text = cleanText(raw);
  return text === '' ? undefined : valueOf(text, kind, timeZone);
}

/** What is wrong with a cell. Same result as {@link readCell}, without building the value. */
export function cellFaults(
  raw: string,
  kind: CellKind,
  rules: { timeZone: string; mode: DeliveryMode },
): readonly CellFault[] {
  return faultsOf(cleanText(raw), kind, rules);
}

function faultsOf(
  text: string,
  kind: CellKind,
  { timeZone, mode }: { timeZone: string; mode: DeliveryMode },
): readonly CellFault[] {
  if (text === '') return kind === 'id' ? [fault('id-empty')] : NO_FAULTS;
  if (isFormulaError(text)) return [fault('formula-error')];
  if (isPicture(text)) return [fault('cell-picture')];
  if (isPlaceholder(text) || ((kind === 'email' || kind === 'phone') && saysNothing(text))) {
    return placeholderFaults(text, kind);
  }
  switch (kind) {
    case 'text':
    case 'name':
      return letterFaults(text, kind);
    case 'id':
      return allIdFaults(text, mode);
    case 'email':
      return emailFaults(text);
    case 'phone':
      return phoneFaults(text, phoneCountry(timeZone));
    case 'date':
      return dateFaults(text, timeZone);
    case 'number':
      return parseNumber(text) === null ? [fault('number-invalid')] : NO_FAULTS;
    case 'boolean':
      return parseBoolean(text) === null ? [fault('boolean-invalid')] : NO_FAULTS;
  }
}

function valueOf(text: string, kind: CellKind, timeZone: string): ReadCell['value'] {
  switch (kind) {
    case 'text':
    case 'name':
    case 'phone':
      return text;
    case 'id':
      return normaliseId(text);
    case 'email':
      return normaliseEmail(text);
    case 'date':
      return parseDate(text, timeZone) ?? undefined;
    case 'number':
      return parseNumber(text) ?? undefined;
    case 'boolean':
      return parseBoolean(text) ?? undefined;
  }
}

/** The id in Unicode form NFC, so that composed and decomposed letters name the same consumer. */
export function normaliseId(id: string): string {
  for (let at = 0; at < id.length; at += 1) if (id.charCodeAt(at) > 0x7f) return id.normalize('NFC');
  return id;
}

function allIdFaults(text: string, mode: DeliveryMode): readonly CellFault[] {
  const faults = idFaults(text, mode);
  const ofLetters = letterFaults(text, 'id');
  return ofLetters === NO_FAULTS ? faults : [...ofLetters, ...faults];
}

function placeholderFaults(text: string, kind: CellKind): readonly CellFault[] {
  switch (kind) {
    case 'text':
    case 'phone':
      return [fault('placeholder-sent', '')];
    case 'boolean':
      return parseBoolean(text) === null ? [fault('placeholder', '')] : NO_FAULTS;
    case 'id':
      return [fault('placeholder')];
    default:
      return [fault('placeholder', '')];
  }
}

/**
 * Faults of texts that lost letters before they came into the file. Clearing is not offered for an id, since an empty id is an error too.
 */
function letterFaults(text: string, kind: 'text' | 'name' | 'id'): readonly CellFault[] {
  const garbled = garbledText(text);
  if (garbled !== null) return [fault('text-garbled', garbled.repair)];
  const lost = lostLetters(text, kind === 'text');
  if (lost !== null) return [fault('text-lost', lost.all && kind !== 'id' ? '' : null)];
  return kind === 'name' ? nameFaults(text) : NO_FAULTS;
}

function emailFaults(text: string): readonly CellFault[] {
  if (lostLetters(text, false) !== null) return [fault('text-lost', '')];
  if (isMadeUpEmail(text)) return [fault('made-up', '')];
  if (!isEmail(text)) return [fault('email-invalid', repairEmail(text))];
  const doubt = emailDoubt(text);
  return doubt === null ? NO_FAULTS : [doubt];
}

function phoneFaults(text: string, country: CountryCode): readonly CellFault[] {
  if (isMadeUpPhone(text)) return [fault('made-up', '')];
  const plain = writtenNumber(text)?.plain ?? null;
  if (plain !== null && isPhone(plain, country)) return [fault('phone-formatted', plain)];
  if (plain !== null && repairPhone(plain, country) !== null) {
    return [fault('phone-formatted', repairPhone(plain, country))];
  }
  if (isPhone(text, country)) return NO_FAULTS;
  const first = firstOfPhones(text, country);
  if (first !== null) return [fault('phone-several', first)];
  return [isExponent(text) ? fault('phone-rounded') : fault('phone-invalid', repairPhone(text, country))];
}

/** A date in another notation is repaired. Whether a number is a date of Excel depends on the column (see `ColumnFacts`). */
function dateFaults(text: string, timeZone: string): readonly CellFault[] {
  const order = orderShown(text);
  if (order === 'open' && isDate(text, timeZone)) return [fault('date-order', inOrder(text, 'day-first'))];
  if (isDate(text, timeZone)) return NO_FAULTS;
  const repair =
    writtenDate(text) ??
    serialDate(text) ??
    (order === null ? null : inOrder(text, order === 'open' ? 'day-first' : order));
  return [fault('date-invalid', repair !== null && isDate(repair, timeZone) ? repair : null)];
}

function nameFaults(text: string): readonly CellFault[] {
  if (text.length > LONGEST_NAME) return NO_FAULTS;
  const faults: CellFault[] = [];
  if (hasUnevenSpaces(text)) faults.push(fault('spaces-inside', withEvenSpaces(text)));
  if (hasMixedWord(text)) faults.push(fault('letters-mixed', inOneAlphabet(text, null)));
  const named = withNameCase(text);
  if (named !== null) faults.push(fault('name-case', named));
  return faults.length === 0 ? NO_FAULTS : faults;
}

function fault(code: IssueCode, repair: string | null = null): CellFault {
  return { code, repair };
}
