import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROW_PX } from '../../../renderer/features/rows/layout/grid-geometry';
import { rowElements } from '../../../renderer/features/rows/layout/row-elements';
import { changedSight, mostRows, rowsInSight } from '../../../renderer/features/rows/layout/row-sight';

const VIEW_PX = 20 * ROW_PX;
const at = (row: number) => ({ scrollTop: row * ROW_PX, contentTop: row * ROW_PX });

describe('the rows on the screen', () => {
  it('are those in sight and some beyond either edge', () => {
    expect(rowsInSight(100, VIEW_PX)).toEqual({ start: 92, end: 129 });
    expect(rowsInSight(0, VIEW_PX)).toEqual({ start: 0, end: 29 });
    expect(rowsInSight(0, 0)).toEqual({ start: 0, end: 0 });
  });

  it('are never more than there are elements for', () => {
    for (const viewPx of [1, VIEW_PX, VIEW_PX + 31]) {
      const { start, end } = rowsInSight(500_000, viewPx);
      expect(end - start).toBe(mostRows(viewPx));
    }
  });

  it('are the same as long as no other row comes into sight', () => {
    const sight = changedSight({ firstRow: 0, offsetPx: 0 }, at(100));
    expect(sight).toEqual({ firstRow: 100, offsetPx: 0 });
    expect(changedSight(sight, { scrollTop: 3_203, contentTop: 3_203 })).toBe(sight);
  });
});

describe('the elements of rows', () => {
  const firstRow = fc.nat(1_000_000);
  const edited = fc.option(fc.nat(1_000_000));
  const elementsAt = (first: number, at: number | null) => {
    const { start, end } = rowsInSight(first, VIEW_PX);
    const inSight = Array.from({ length: end - start }, (_, offset) => start + offset);
    const positions = at === null || inSight.includes(at) ? inSight : [at, ...inSight];
    return { positions, elements: rowElements(positions, mostRows(VIEW_PX), at) };
  };

  it('are one for each row, and in the same order wherever the grid is scrolled', () => {
    fc.assert(
      fc.property(firstRow, edited, (first, at) => {
        const { positions, elements } = elementsAt(first, at);
        const keys = elements.map(({ key }) => (key === 'edited' ? Infinity : key));
        expect(keys).toEqual([...new Set(keys)].toSorted((a, b) => a - b));
        expect(elements.map(({ position }) => position).toSorted((a, b) => a - b)).toEqual(
          positions.toSorted((a, b) => a - b),
        );
      }),
    );
  });

  it('stay with the rows that stay in sight, and with the one that is edited', () => {
    fc.assert(
      fc.property(firstRow, fc.nat(30), edited, (first, moved, at) => {
        const keyOf = new Map(elementsAt(first, at).elements.map(({ position, key }) => [position, key]));
        for (const { position, key } of elementsAt(first + moved, at).elements)
          expect(key).toBe(keyOf.get(position) ?? key);
        if (at !== null) expect(keyOf.get(at)).toBe('edited');
      }),
    );
  });
});
