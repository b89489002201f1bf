import { MAX_COMPARED } from '../../../../shared/delivery/compare/compare-consumer';

/** Parses row numbers such as `3, 10–20`; null if they are malformed or too many. */
export function parseRowNumbers(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const rows = new Set<number>();
  for (const part of parts) {
    const match = /^(\d{1,7})(?:[-–—](\d{1,7}))?$/.exec(part);
    if (match === null) return null;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    if (from < 1 || to < from || to - from >= MAX_COMPARED) return null;
    for (let row = from; row <= to; row += 1) rows.add(row);
  }
  return rows.size === 0 || rows.size > MAX_COMPARED ? null : [...rows];
}
