import type { ColumnMatch } from '../sheet/sheet-state';
import type { Target } from './target';
export function matchColumns(headers: readonly string[]): { target: Target; match: ColumnMatch }[] {
  throw new Error(`not yet: ${headers.length}`);
}
