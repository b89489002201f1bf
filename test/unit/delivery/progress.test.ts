import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratePerSecond, recordOutcomes, secondsLeft, type RateWindow } from '../../../shared/delivery/progress';

const windowOf = (times: readonly number[], outcomes: number) =>
  times.reduce<RateWindow>((window, atMs) => recordOutcomes(window, atMs, outcomes), recordOutcomes([], 0, 0));

describe('the rate', () => {
  it('is unknown in the first moments', () => {
    expect(ratePerSecond(windowOf([500, 1_000], 1), 1_000)).toBeNull();
  });

  it('is unknown while there are no outcomes', () => {
    expect(ratePerSecond(windowOf([], 0), 30_000)).toBeNull();
  });

  it('is that of a steady stream', () => {
    const times = Array.from({ length: 240 }, (_, index) => (index + 1) * 500);
    expect(ratePerSecond(windowOf(times, 1), 120_000)).toBeCloseTo(2, 1);
  });

  it('ignores what is older than a minute', () => {
    const slow = Array.from({ length: 60 }, (_, index) => (index + 1) * 10_000);
    const fast = Array.from({ length: 120 }, (_, index) => 600_000 + (index + 1) * 1_000);
    expect(ratePerSecond(windowOf([...slow, ...fast], 1), 720_000)).toBeCloseTo(1, 1);
  });

  it('covers three minutes for the time left, so that a slow moment does not upset it', () => {
    const even = Array.from({ length: 240 }, (_, index) => (index + 1) * 500);
    const slow = Array.from({ length: 10 }, (_, index) => 120_000 + (index + 1) * 3_000);
    const window = windowOf([...even, ...slow], 1);
    expect(ratePerSecond(window, 150_000)).toBeCloseTo(70 / 60, 1);
    expect(secondsLeft(500, window, 150_000)).toBeCloseTo((500 * 150) / 250, 0);
    expect(secondsLeft(500, [], 150_000)).toBeNull();
  });

  it('is never negative, and the window holds three minutes and the entry before them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 200, size: 'max' }), (gaps) => {
        let atMs = 0;
        let window = recordOutcomes([], 0, 0);
        for (const gap of gaps) {
          atMs += gap;
          window = recordOutcomes(window, atMs, 3);
          // Not by `expect`, which takes a hundred times as long as the code.
          if (window.slice(1).some((entry) => atMs - entry.atMs >= 180_000)) return false;
          if ((ratePerSecond(window, atMs) ?? 1) <= 0) return false;
        }
        return true;
      }),
    );
  });
});
