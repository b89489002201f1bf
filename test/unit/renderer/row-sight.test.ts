import { describe, expect, it } from 'vitest';
import { ROW_PX } from '../../../renderer/features/rows/layout/grid-geometry';
import { changedSight, rowsInSight } from '../../../renderer/features/rows/layout/row-sight';

const VIEW_PX = 20 * ROW_PX;
const at = (row: number) => ({ scrollTop: row * ROW_PX, contentTop: row * ROW_PX });
const START = { firstRow: 0, offsetPx: 0, shift: 0 };

describe('the rows on the screen', () => {
  it('are those in sight and some beyond either edge', () => {
    expect(rowsInSight(100, VIEW_PX)).toEqual({ start: 92, end: 129 });
    expect(rowsInSight(0, VIEW_PX)).toEqual({ start: 0, end: 29 });
    expect(rowsInSight(0, 0)).toEqual({ start: 0, end: 0 });
  });

  it('are the same as long as no other row comes into sight', () => {
    const sight = changedSight(START, at(100), VIEW_PX, false);
    expect(changedSight(sight, { scrollTop: 3_203, contentTop: 3_203 }, VIEW_PX, false)).toBe(sight);
  });

  it('keep their elements in a slow scroll; after a jump the elements show the new rows in the same order', () => {
    const far = changedSight(START, at(500_000), VIEW_PX, false);
    const { start } = rowsInSight(500_000, VIEW_PX);
    expect(start - far.shift).toBe(0);
    const near = changedSight(far, at(500_007), VIEW_PX, false);
    expect(near.shift).toBe(far.shift);
    expect(changedSight(near, at(0), VIEW_PX, false).shift).toBe(far.shift + 0 - rowsInSight(500_007, VIEW_PX).start);
  });

  it('keep their elements in any case while somebody types in one', () => {
    expect(changedSight(START, at(500_000), VIEW_PX, true)).toEqual({ firstRow: 500_000, offsetPx: 0, shift: 0 });
  });
});
