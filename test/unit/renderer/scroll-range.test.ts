import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contentTopShowing,
  followScroll,
  placeOf,
  scrollRange,
  type ScrollPlace,
} from '../../../renderer/features/rows/layout/scroll-range';

/** Chromium's limit for an element's height, in physical pixels. */
const CAP = 2 ** 25 - 4;
const ROW = 32;
const START: ScrollPlace = { scrollTop: 0, contentTop: 0 };

const ratios = fc.constantFrom(1, 1.25, 1.5, 2, 3, 10);
const rows = fc.integer({ min: 1, max: 5_000_000 });
const views = fc.integer({ min: 100, max: 2_000 });

describe('scrolling through the rows', () => {
  it('is the element’s own if it can be that high', () => {
    const range = scrollRange(30_000 * ROW, 600, 1.5);
    expect(range.elementPx).toBe(30_000 * ROW);
    for (const top of [0, 17, 500_000, 30_000 * ROW - 600]) {
      expect(placeOf(top, range)).toEqual({ scrollTop: top, contentTop: top });
      expect(followScroll(START, top, range).contentTop).toBe(top);
    }
  });

  it('never needs an element higher than Chromium allows', () => {
    fc.assert(
      fc.property(rows, views, ratios, (count, view, ratio) => {
        expect(scrollRange(count * ROW, view, ratio).elementPx * ratio).toBeLessThanOrEqual(CAP);
      }),
    );
  });

  it('reaches the first and last rows with the thumb at every zoom', () => {
    fc.assert(
      fc.property(rows, views, ratios, (count, view, ratio) => {
        const range = scrollRange(count * ROW, view, ratio);
        const end = followScroll(START, Math.max(0, range.elementPx - view), range);
        expect(end.contentTop).toBeCloseTo(Math.max(0, count * ROW - view), 3);
        expect(followScroll(end, 0, range).contentTop).toBeCloseTo(0, 3);
      }),
    );
  });

  it('finds the thumb’s position for every row, and the row for every position', () => {
    fc.assert(
      fc.property(rows, views, ratios, fc.double({ min: 0, max: 1, noNaN: true }), (count, view, ratio, share) => {
        const range = scrollRange(count * ROW, view, ratio);
        const top = share * Math.max(0, count * ROW - view);
        const { scrollTop, contentTop } = placeOf(top, range);
        expect(contentTop).toBe(top);
        const far: ScrollPlace = { scrollTop: scrollTop + 1e9, contentTop: 0 };
        expect(followScroll(far, scrollTop, range).contentTop).toBeCloseTo(top, 1);
      }),
    );
  });

  it('moves as far as the wheel is turned, wherever the rows are', () => {
    const range = scrollRange(1_000_000 * ROW, 600, 3);
    const middle = placeOf(16_000_000, range);
    expect(followScroll(middle, middle.scrollTop + 100, range).contentTop).toBe(16_000_100);
  });

  it('moves as little as possible to show a row', () => {
    const at = { scrollTop: 0, contentTop: 320 };
    expect(contentTopShowing(64, 96, at, 600)).toBe(64);
    expect(contentTopShowing(640, 672, at, 600)).toBe(320);
    expect(contentTopShowing(920, 952, at, 600)).toBe(352);
  });
});
