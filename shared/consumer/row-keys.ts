import { cleanText } from './clean-text';
import { rowPlan } from './row-plan';
import type { RowRules } from './target';

/** By what a row is compared with the others; empty where it has none. */
export interface RowKeys {
  id: string;
  /** Case-blind: two spellings of one address are one address. */
  email: string;
}

export function rowKeys(cells: readonly string[], rules: RowRules): RowKeys {
  const { idColumn, emailColumn } = rowPlan(rules);
  return { id: cleanText(cells[idColumn] ?? ''), email: cleanText(cells[emailColumn] ?? '').toLowerCase() };
}
