import { matchColumns, type MatchedColumn } from './match-columns';
import type { ColumnLayout } from '../target';

/** The layout that headers alone suggest: nothing filled in, nothing given up. */
export function automaticLayout(headers: readonly string[]): ColumnLayout {
  return layoutOf(matchColumns(headers));
}

/** The same where the headers have been matched already. */
export function layoutOf(matches: readonly MatchedColumn[]): ColumnLayout {
  return { targets: matches.map(({ target }) => target), constants: {}, without: [] };
}
