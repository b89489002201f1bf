import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decide,
  DEFAULT_RETRY_POLICY as policy,
  type Exchange,
  type TriedSoFar,
} from '../../../shared/delivery/answers/retry-policy';

const answer = (status: number, headers: Record<string, string> = {}): Exchange => ({
  kind: 'answer',
  status,
  headers,
});
const first: TriedSoFar = {
  attempt: 1,
  rateLimitRepeats: 0,
  rateLimitWaitedMs: 0,
  networkWaitedMs: 0,
  inContact: true,
};
const half = () => 0.5;
const date = 'Wed, 23 Sep 2026 10:11:30 GMT';

describe('after an answer', () => {
  it.each([
    [200, 'accept'],
    [201, 'accept'],
    [204, 'accept'],
    [301, 'fail-row'],
    [307, 'fail-row'],
    [400, 'fail-row'],
    [401, 'pause-token'],
    [403, 'pause-token'],
    [404, 'fail-row'],
    [415, 'fail-row'],
    [422, 'fail-row'],
    [429, 'retry'],
    [500, 'retry'],
    [502, 'retry'],
    [503, 'retry'],
    [504, 'retry'],
  ])('%i: %s', (status, expected) => {
    expect(decide(answer(status), first, policy, half).do).toBe(expected);
  });

  it('429 waits as long as the server asks, plus jitter', () => {
    const headers = { date, 'retry-after': '5', 'x-ratelimit-reset': '2026-09-23 10:12:00 +0000' };
    expect(decide(answer(429, headers), first, policy, half)).toMatchObject({ cause: 'rate-limit', afterMs: 30_500 });
  });

  it('503 waits as long as the server asks, plus jitter', () => {
    const verdict = decide(answer(503, { 'retry-after': '20' }), first, policy, half);
    expect(verdict).toMatchObject({ cause: 'server-busy', afterMs: 20_500 });
  });

  it('429 is given up if the wait would be too long', () => {
    const verdict = decide(answer(429, { 'retry-after': '86400' }), first, policy, half);
    expect(verdict).toEqual({ do: 'give-up', cause: 'rate-limit' });
  });

  it('429 is given up if the waits add up to too much', () => {
    const tried = { ...first, attempt: 9, rateLimitWaitedMs: policy.maxRateLimitWaitMs - 1_000 };
    expect(decide(answer(429, { 'retry-after': '5' }), tried, policy, half)).toEqual({
      do: 'give-up',
      cause: 'rate-limit',
    });
  });

  it.each([500, 503])('%i is given up after the last attempt', (status) => {
    const tried = { ...first, attempt: policy.maxAttempts };
    expect(decide(answer(status), tried, policy, half)).toEqual({ do: 'give-up', cause: 'server-busy' });
  });
});

describe('a wait that the server did not set', () => {
  it('is between zero and the doubled base, below the cap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: policy.maxAttempts - 1 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, luck) => {
          const verdict = decide({ kind: 'no-answer', sent: true }, { ...first, attempt }, policy, () => luck);
          const ceilingMs = Math.min(60_000, 1_000 * 2 ** (attempt - 1));
          expect(verdict.do).toBe('retry');
          if (verdict.do === 'retry') {
            expect(verdict.afterMs).toBeGreaterThanOrEqual(0);
            expect(verdict.afterMs).toBeLessThanOrEqual(ceilingMs);
          }
        },
      ),
    );
  });
});

describe('any server error', () => {
  it('is given up within the allowed attempts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 599 }), (status) => {
        const tries = Array.from({ length: policy.maxAttempts }, (_, index) => ({
          ...first,
          attempt: index + 1,
        }));
        expect(tries.some((tried) => decide(answer(status), tried, policy, half).do === 'give-up')).toBe(true);
      }),
    );
  });
});

describe('no answer', () => {
  const lost: Exchange = { kind: 'no-answer', sent: false };
  const broken: Exchange = { kind: 'no-answer', sent: true };

  it('is given up soon if nothing has answered yet, since the address is probably wrong', () => {
    const tried = { ...first, attempt: policy.maxAttemptsBeforeContact, inContact: false };
    for (const exchange of [lost, broken]) {
      expect(decide(exchange, tried, policy, half)).toEqual({ do: 'give-up', cause: 'network' });
    }
  });

  it('is repeated for a limited time if the network was lost', () => {
    expect(decide(lost, { ...first, attempt: 50 }, policy, half).do).toBe('retry');
    const tried = { ...first, attempt: 50, networkWaitedMs: policy.maxNetworkWaitMs };
    expect(decide(lost, tried, policy, half)).toEqual({ do: 'give-up', cause: 'network' });
  });

  it('can be the row’s fault if the server is reachable', () => {
    const tried = { ...first, attempt: policy.maxAttempts };
    expect(decide(broken, tried, policy, half)).toEqual({ do: 'give-up', cause: 'server-busy' });
  });
});

describe('the rate limit', () => {
  it('is given up after a number of repeats, however short the waits', () => {
    const tried = { ...first, rateLimitRepeats: policy.maxRateLimitRepeats };
    expect(decide(answer(429, { 'retry-after': '0' }), tried, policy, half)).toEqual({
      do: 'give-up',
      cause: 'rate-limit',
    });
  });
});
