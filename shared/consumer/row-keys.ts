import { cleanText } from './clean-text';
import { isEmail } from './email';
import { isFormulaError } from './read-cell';
import { rowPlan } from './row-plan';
import type { RowRules } from './target';

/**
 * By what a row is compared with the others; empty where it has none. `нет` in place of an e-mail and `#N/A` in place of an
 * id are wrong for themselves: that others are wrong in the same way is no news.
 */
export interface RowKeys {
  id: string;
  /** Case-blind: two spellings of one address are one address. */
  email: string;
}

export function rowKeys(cells: readonly string[], rules: RowRules): RowKeys {
  const { idColumn, emailColumn } = rowPlan(rules);
  const id = cleanText(cells[idColumn] ?? '');
  const email = cleanText(cells[emailColumn] ?? '');
  return { id: isFormulaError(id) ? '' : id, email: isEmail(email) ? email.toLowerCase() : '' };
}
