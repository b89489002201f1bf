import type { ColumnLayout } from '../consumer/target';
import type { SheetColumn, SheetState } from './sheet-state';

/** The headers of the file's own columns. A shop's layout is kept for these: the same file has them again next week, added columns not. */
export function fileHeaders(columns: readonly SheetColumn[]): string[] {
  return columns.filter(({ added }) => !added).map(({ header }) => header);
}

/** The same with where these columns go: what a shop remembers of a sheet. */
export function fileLayout({ columns, rules }: Pick<SheetState, 'columns' | 'rules'>): {
  headers: string[];
  layout: ColumnLayout;
} {
  const headers = fileHeaders(columns);
  return { headers, layout: { ...rules.layout, targets: rules.layout.targets.slice(0, headers.length) } };
}
