import type { Issue } from './issue';
import type { RowRules } from './target';
export function checkRow(cells: readonly string[], rules: RowRules): Issue[] {
  throw new Error(`not yet: ${cells.length} ${rules.mode}`);
}
