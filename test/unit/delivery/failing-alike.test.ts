import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALIKE_LIMITS,
  countFailure,
  noFailuresYet,
  pauseFor,
  type AlikeLimits,
} from '../../../shared/delivery/failing-alike';
import { OUTCOME_KINDS, type Outcome } from '../../../shared/delivery/outcome';

const refused: Outcome = {
  kind: 'failed',
  reason: 'refused',
  message: 'email is invalid',
  field: 'email',
  sentValue: null,
  serverValue: null,
  otherFields: null,
  httpStatus: 422,
  requestId: 'request-1',
};
const accepted: Outcome = { ...refused, kind: 'created', reason: null, message: null, field: null, httpStatus: 201 };
const many = (count: number, outcome = refused) => Array.from({ length: count }, () => outcome);
const large = { pending: ALIKE_LIMITS.canaryFromPending, decided: 0 };
const small = { pending: ALIKE_LIMITS.canaryFromPending - 1, decided: 0 };

/** The pause that these outcomes cause, the row at which it comes, and whether the canary phase was over by then. */
function run(before: { pending: number; decided: number }, outcomes: readonly Outcome[], limits?: AlikeLimits) {
  let failures = noFailuresYet(before, limits);
  for (const [index, outcome] of outcomes.entries()) {
    failures = countFailure(failures, outcome);
    const reason = pauseFor(failures, limits);
    if (reason !== null) return { reason, at: index + 1, canary: failures.canary };
  }
  return { reason: null, at: null, canary: failures.canary };
}

describe('the canary phase', () => {
  it('pauses a large delivery as soon as its first rows have failed alike', () => {
    expect(run(large, many(200))).toEqual({
      reason: {
        by: 'failing-alike',
        message: 'email is invalid',
        rows: ALIKE_LIMITS.canaryRows,
        requestId: 'request-1',
      },
      at: ALIKE_LIMITS.canaryRows,
      canary: true,
    });
  });

  it.each<[string, Outcome]>([
    ['is accepted', accepted],
    ['is there already', { ...accepted, kind: 'exists', reason: 'already-exists' }],
    ['is refused for another reason', { ...refused, message: 'phone is invalid', field: 'phone' }],
  ])('ends when one of the first rows %s', (_, other) => {
    const outcomes = [...many(ALIKE_LIMITS.canaryRows - 1), other, ...many(ALIKE_LIMITS.canaryRows)];
    expect(run(large, outcomes)).toMatchObject({ reason: null, canary: false });
  });

  it.each([
    ['a small delivery', small],
    ['a delivery of which rows were accepted or refused before', { ...large, decided: 1 }],
  ])('is skipped for %s, where only the breaker applies', (_, before) => {
    expect(run(before, many(200)).at).toBe(ALIKE_LIMITS.breakerRows);
  });
});

describe('failures are alike', () => {
  it.each<[string, Partial<Outcome>]>([
    ['the reason', { reason: 'gave-up' }],
    ['the status', { httpStatus: 400 }],
    ['the field', { field: 'phone' }],
    ['the words', { message: 'email is too long' }],
  ])('only if %s is the same', (_, difference) => {
    const outcomes = many(200).map((outcome, index) => (index % 2 === 0 ? outcome : { ...outcome, ...difference }));
    expect(run(small, outcomes).reason).toBeNull();
  });

  it('whatever their request ids, and whatever the targets of redirects, which contain the row’s id', () => {
    const outcomes = many(200).map((outcome, index) => ({ ...outcome, requestId: `request-${index}` }));
    expect(run(small, outcomes).at).toBe(ALIKE_LIMITS.breakerRows);
    const redirected = many(200, { ...refused, reason: 'redirect', httpStatus: 301, field: null }).map(
      (outcome, index) => ({ ...outcome, message: `https://elsewhere.example/v4/consumers/c${index}` }),
    );
    expect(run(small, redirected).reason?.message).toBe('https://elsewhere.example/v4/consumers/c0');
  });

  it('and the status is shown if the server gave no message', () => {
    expect(run(small, many(200, { ...refused, message: null })).reason?.message).toBe('HTTP 422');
  });
});

describe('any outcomes', () => {
  const outcome = fc.record({
    kind: fc.constantFrom(...OUTCOME_KINDS, 'failed' as const, 'failed' as const, 'failed' as const),
    message: fc.constantFrom('email is invalid', 'name is invalid'),
  });
  const outcomes = fc
    .array(outcome, { maxLength: 60, size: 'max' })
    .map((list) => list.map(({ kind, message }): Outcome => ({ ...refused, kind, message })));
  const limits = fc.record({
    canaryFromPending: fc.integer({ min: 1, max: 60 }),
    canaryRows: fc.integer({ min: 1, max: 6 }),
    breakerRows: fc.integer({ min: 1, max: 12 }),
  });

  it('cause a pause exactly when enough in succession fail with the same message', () => {
    fc.assert(
      fc.property(outcomes, limits, fc.boolean(), (list, allowed, isLarge) => {
        const before = { pending: isLarge ? allowed.canaryFromPending : allowed.canaryFromPending - 1, decided: 0 };
        const sameAgo = (end: number, rows: number) => {
          const last = list.slice(Math.max(0, end - rows), end);
          return last.length === rows && last.every((one) => one.kind === 'failed' && one.message === last[0]?.message);
        };
        const allAlike = (end: number) => sameAgo(end, end);
        const expected = list.findIndex((_, index) => {
          const end = index + 1;
          return isLarge && allAlike(end) ? end >= allowed.canaryRows : sameAgo(end, allowed.breakerRows);
        });
        expect(run(before, list, allowed).at).toBe(expected === -1 ? null : expected + 1);
      }),
    );
  });

  it('never change the count they are added to', () => {
    fc.assert(
      fc.property(outcomes, (list) => {
        let failures = Object.freeze(noFailuresYet(large));
        for (const one of list) failures = Object.freeze(countFailure(failures, one));
        expect(failures.count).toBeLessThanOrEqual(list.length);
      }),
    );
  });
});
