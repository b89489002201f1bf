import { cleanText } from '../cells/clean-text';
import { isEmail } from '../cells/email';
import { isFormulaError } from '../cells/formula-error';
import { isPlaceholder } from '../cells/placeholder';
import { normaliseId } from '../cells/read-cell';
import { isTotalsRow } from '../cells/totals-row';

/**
 * By what a row is compared with the others; empty where it has none. `нет` in place of an e-mail, and `#N/A`, `nan` or «Итого» in place of
 * an id, are wrong for themselves: that others are wrong in the same way is no news.
 */
export function idKey(cell: string): string {
  const id = cleanText(cell);
  return isFormulaError(id) || isPlaceholder(id) || isTotalsRow(id) ? '' : normaliseId(id);
}

/** The same for e-mails, case-blind: two spellings of one address are one address. */
export function emailKey(cell: string): string {
  const email = cleanText(cell);
  return isEmail(email) ? email.toLowerCase() : '';
}
