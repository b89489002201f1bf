import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketSecondsFor, TALLY_SECONDS, timelineOf } from '../../../shared/delivery/timeline';

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

  it('never makes more than 120 buckets, and is whole sums', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000 }), (sums) => {
        const length = bucketSecondsFor(0, sums * TALLY_SECONDS);
        expect(Math.floor((sums * TALLY_SECONDS) / length) + 1).toBeLessThanOrEqual(121);
        expect(length % TALLY_SECONDS).toBe(0);
      }),
    );
  });
});

describe('a timeline', () => {
  it('puts outcomes together by what they mean to a person, and leaves pauses empty', () => {
    expect(
      timelineOf(1_764_000_000, 10, [
        { bucket: 3, kind: 'failed', count: 2 },
        { bucket: 0, kind: 'created', count: 5 },
        { bucket: 0, kind: 'updated', count: 1 },
        { bucket: 3, kind: 'kept', count: 4 },
      ]),
    ).toEqual({
      startedAt: '2025-11-24T16:00:00.000Z',
      bucketSeconds: 10,
      buckets: [
        { confirmed: 6, otherwise: 0, failed: 0 },
        { confirmed: 0, otherwise: 0, failed: 0 },
        { confirmed: 0, otherwise: 0, failed: 0 },
        { confirmed: 0, otherwise: 4, failed: 2 },
      ],
    });
  });
});
