import type { SheetColumn } from './sheet-state';

/** The headers of the file's own columns. A shop's layout is kept for these: the same file has them again next week, added columns not. */
export function fileHeaders(columns: readonly SheetColumn[]): string[] {
  return columns.filter(({ added }) => !added).map(({ header }) => header);
}
