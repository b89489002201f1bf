import type { CountryCode } from 'libphonenumber-js';
import { cleanText } from '../cells/clean-text';
import { isEmail } from '../cells/email';
import { isFormulaError } from '../cells/formula-error';
import { phoneForm } from '../cells/phone';
import { isPlaceholder } from '../cells/placeholder';
import { normaliseId } from '../cells/read-cell';
import { isTotalsRow } from '../cells/totals-row';
import { isMadeUpPhone } from '../repairs/made-up';

/**
 * The key by which a row's id is compared with others; empty if it has none. `#N/A`, `nan` or «Итого» in place of an id, and `нет` in place
 * of an e-mail, have issues of their own. They are no duplicates of each other.
 */
export function idKey(cell: string): string {
  const id = cleanText(cell);
  return isFormulaError(id) || isPlaceholder(id) || isTotalsRow(id) ? '' : normaliseId(id);
}

/** The same for e-mails, case-insensitive. */
export function emailKey(cell: string): string {
  const email = cleanText(cell);
  return isEmail(email) ? email.toLowerCase() : '';
}

/** A number with a foreign country code needs no library to be compared. Whether it is valid is checked elsewhere. */
const INTERNATIONAL = /^\+(?!7)\d{7,15}$/;

/**
 * The same for phones, whatever their form: the digits with the country code, as a number. 0 for none, and for one that was made up, which
 * is an issue of its own. A number with an extension may be that of an office, and has no key.
 *
 * @param country of numbers without a country code
 */
export function phoneKey(cell: string, country: CountryCode): number {
  const phone = cleanText(cell);
  if (isMadeUpPhone(phone)) return 0;
  return Number(INTERNATIONAL.test(phone) ? phone : (phoneForm(phone, country) ?? 0));
}
