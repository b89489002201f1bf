import type { AppliedEntry } from '../../../shared/sheet/draft';
import type { ViewRows } from '../operations/cells-of-range';
import { packRows, unpackRows } from './pack-rows';

/** The view as an operation sees it. */
export interface SeenView {
  rows: ViewRows;
  length: number;
}

/** Passes a view on, and remembers what was asked of it. */
export function watchView(view: SeenView): SeenView & { seen: () => Pick<AppliedEntry, 'seen' | 'viewLength'> } {
  const { length } = view;
  const asked = new Map<string, { start: number; count: number; rows: Uint32Array }>();
  return {
    length,
    rows: (start, count) => {
      const rows = view.rows(start, count);
      asked.set(`${start} ${count}`, { start, count, rows });
      return rows;
    },
    seen: () => ({
      viewLength: length,
      seen: [...asked.values()].map(({ rows, ...at }) => ({ ...at, rows: packRows(rows) })),
    }),
  };
}

/** The view as the operation saw it the first time. */
export function seenView({ seen, viewLength }: Pick<AppliedEntry, 'seen' | 'viewLength'>): SeenView {
  const known = new Map(seen.map(({ start, count, rows }) => [`${start} ${count}`, rows]));
  return {
    length: viewLength,
    rows: (start, count) => {
      const rows = known.get(`${start} ${count}`);
      return rows === undefined ? new Uint32Array(0) : unpackRows(rows);
    },
  };
}
