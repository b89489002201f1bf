import { cleanText } from '../cells/clean-text';
import { isEmail } from '../cells/email';
import { isFormulaError } from '../cells/formula-error';
import { isPlaceholder } from '../cells/placeholder';
import { normaliseId } from '../cells/read-cell';
import { isTotalsRow } from '../cells/totals-row';

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
