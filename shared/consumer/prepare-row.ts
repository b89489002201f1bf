import type { PreparedRow } from './payload-types';
import type { RowRules } from './target';
export function prepareRow(row: number, cells: readonly string[], rules: RowRules): PreparedRow {
  throw new Error(`not yet: ${row} ${cells.length} ${rules.mode}`);
}
