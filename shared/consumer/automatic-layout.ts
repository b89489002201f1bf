import { matchColumns } from './match-columns';
import type { ColumnLayout } from './target';

/** The layout a sheet begins with: every column where its header puts it, no constants, nothing done without. */
export function automaticLayout(headers: readonly string[]): ColumnLayout {
  return { targets: matchColumns(headers).map(({ target }) => target), constants: {}, without: [] };
}
