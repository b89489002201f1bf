import { matchColumns } from './match-columns';
import type { ColumnLayout } from './target';

/** The layout that headers alone suggest: nothing filled in, nothing given up. */
export function automaticLayout(headers: readonly string[]): ColumnLayout {
  return { targets: matchColumns(headers).map(({ target }) => target), constants: {}, without: [] };
}
