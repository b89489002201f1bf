import { matchColumns, type MatchedColumn } from './match-columns';
import type { ColumnLayout } from '../target';

/** The layout suggested by the headers alone, without constants and without skipped required fields. */
export function automaticLayout(headers: readonly string[]): ColumnLayout {
  return layoutOf(matchColumns(headers));
}

/** The same for headers that are already matched. */
export function layoutOf(matches: readonly MatchedColumn[]): ColumnLayout {
  return { targets: matches.map(({ target }) => target), constants: {}, without: [] };
}
