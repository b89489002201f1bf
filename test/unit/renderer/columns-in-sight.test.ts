import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedColumnSight,
  columnsInSight,
  scrollShowingColumn,
  startsOf,
  type ColumnRow,
} from '../../../renderer/features/rows/layout/columns-in-sight';

const rows = fc
  .record({
    widths: fc.array(fc.integer({ min: 64, max: 900 }), { minLength: 1, maxLength: 60 }),
    pinned: fc.nat({ max: 3 }),
    viewPx: fc.integer({ min: 200, max: 2_000 }),
  })
  .map(({ widths, pinned, viewPx }): ColumnRow => {
    const starts = startsOf(widths);
    const stuck = Math.min(pinned, widths.length);
    // As the grid does, pinned columns leave room for the others.
    return { starts, stuck: (starts[stuck] ?? 0) > viewPx / 2 ? 0 : stuck, viewPx };
  });
const endOf = ({ starts }: ColumnRow): number => starts.at(-1) ?? 0;

describe('the columns on the screen', () => {
  it('are all that can be seen, and few more', () => {
    fc.assert(
      fc.property(rows, fc.double({ min: 0, max: 1, noNaN: true }), (row, share) => {
        const scrollPx = share * Math.max(0, endOf(row) - row.viewPx);
        const { start, end } = columnsInSight(row, scrollPx);
        const left = scrollPx + (row.starts[row.stuck] ?? 0);
        const right = scrollPx + row.viewPx;
        const seen = row.starts
          .slice(0, -1)
          .map((from, at) => ({ at, from, to: row.starts[at + 1] ?? 0 }))
          .filter(({ at, from, to }) => at >= row.stuck && to > left && from < right);
        for (const { at } of seen) expect(at >= start && at < end).toBe(true);
        expect(end - start).toBeLessThanOrEqual(seen.length + 2);
      }),
    );
  });

  it('come into sight as a whole, by the shortest way', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat({ max: 5_000 }), (row, any, scrollPx) => {
        const at = any % (row.starts.length - 1);
        const found = scrollShowingColumn(row, at, scrollPx);
        const [from = 0, to = 0] = row.starts.slice(at, at + 2);
        const left = found + (row.starts[row.stuck] ?? 0);
        if (at < row.stuck) expect(found).toBe(0);
        else if (to - from <= row.viewPx - (row.starts[row.stuck] ?? 0)) {
          expect(from).toBeGreaterThanOrEqual(left);
          expect(to).toBeLessThanOrEqual(found + row.viewPx);
        } else expect(from).toBe(left);
        expect(scrollShowingColumn(row, at, found)).toBe(found);
      }),
    );
  });

  it('take over the elements only after a jump, and never while somebody types', () => {
    const row: ColumnRow = { starts: startsOf(Array<number>(40).fill(100)), stuck: 1, viewPx: 650 };
    const first = { scrollPx: 0, shift: 0 };
    expect(changedColumnSight(row, first, 40, false)).toBe(first);
    expect(changedColumnSight(row, first, 150, false)).toEqual({ scrollPx: 150, shift: 0 });
    const moved = columnsInSight(row, 3_000).start - columnsInSight(row, 0).start;
    expect(changedColumnSight(row, first, 3_000, false)).toEqual({ scrollPx: 3_000, shift: moved });
    expect(changedColumnSight(row, first, 3_000, true)).toEqual({ scrollPx: 3_000, shift: 0 });
  });
});
