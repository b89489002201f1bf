import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTo } from '../../../shared/watch/hold';
import { DEFAULT_LIMITS, holdByChanges, holdByRows } from '../../../shared/watch/limits';

const counts = (rows: number, blocked = 0, excluded = 0) => ({ rows, blocked, excluded });

describe('the limits of a watched folder', () => {
  it('let pass what is exactly as much as allowed, and nothing more', () => {
    expect(holdByRows(counts(100, 20), DEFAULT_LIMITS, 200)).toBeNull();
    expect(holdByRows(counts(100, 21), DEFAULT_LIMITS, 200)).toEqual({
      why: 'too-many-errors',
      rows: 21,
      ofRows: 100,
      percent: 20,
    });
    expect(holdByChanges(500, DEFAULT_LIMITS)).toBeNull();
    expect(holdByChanges(501, DEFAULT_LIMITS)).toEqual({ why: 'too-many-changes', rows: 501, limit: 500 });
  });

  it('stop a sheet without rows, and one with fewer than half of the last one’s', () => {
    expect(holdByRows(counts(0), DEFAULT_LIMITS, null)).toEqual({ why: 'no-rows' });
    expect(holdByRows(counts(49), DEFAULT_LIMITS, 99)).toEqual({ why: 'fewer-rows', rows: 49, before: 99 });
    expect(holdByRows(counts(50), DEFAULT_LIMITS, 99)).toBeNull();
    expect(holdByRows(counts(1), DEFAULT_LIMITS, null)).toBeNull();
  });

  it('count errors among the rows that are not excluded', () => {
    expect(holdByRows(counts(100, 20, 50), DEFAULT_LIMITS, null)).toMatchObject({ rows: 20, ofRows: 50 });
  });

  it('never stop a file with fewer errors where they let one with more pass', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.nat(100), (rows, some, errorPercent) => {
        const limits = { ...DEFAULT_LIMITS, errorPercent };
        const blocked = Math.min(rows, some);
        const more = holdByRows(counts(rows + 1, blocked), limits, null);
        const fewer = holdByRows(counts(rows + 1, Math.max(0, blocked - 1)), limits, null);
        expect(more !== null || fewer === null).toBe(true);
      }),
    );
  });

  it('are the only thing that a person can send a file in spite of', () => {
    expect(answerTo({ why: 'too-many-changes', rows: 2, limit: 1 })).toBe('send');
    expect(answerTo({ why: 'too-many-errors', rows: 2, ofRows: 2, percent: 20 })).toBe('send');
    expect(answerTo({ why: 'fewer-rows', rows: 1, before: 9 })).toBe('send');
    expect(answerTo({ why: 'token-refused' })).toBe('retry');
    expect(answerTo({ why: 'layout-unknown' })).toBe('retry');
    expect(answerTo({ why: 'no-rows' })).toBeNull();
  });
});
