import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketSecondsFor, TALLY_SECONDS } from '../../../shared/delivery/timeline';

describe('the length of a bucket', () => {
  it.each([
    [0, 10],
    [60, 10],
    [1_190, 10],
    [1_200, 20],
    [3_600, 60],
    [50_000, 600],
    [29 * 86_400, 21_600],
    [3 * 365 * 86_400, 10 * 86_400],
  ])('for %i s is %i s', (span, expected) => {
    expect(bucketSecondsFor(1_000, 1_000 + span)).toBe(expected);
  });

  it('never makes more than 120 buckets, and is a multiple of the tally', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000 }), (sums) => {
        const length = bucketSecondsFor(0, sums * TALLY_SECONDS);
        expect(Math.floor((sums * TALLY_SECONDS) / length) + 1).toBeLessThanOrEqual(121);
        expect(length % TALLY_SECONDS).toBe(0);
      }),
    );
  });
});
