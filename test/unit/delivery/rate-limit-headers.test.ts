import { describe, expect, it } from 'vitest';
import { askedWaitMs } from '../../../shared/delivery/answers/rate-limit-headers';

const date = 'Wed, 23 Sep 2026 10:11:30 GMT';

describe('the wait that a server asks for', () => {
  it.each([
    ['as the API was seen to write it', '2026-09-23 10:12:00 +0000'],
    ['RFC 3339, as documented', '2026-09-23T10:12:00Z'],
    ['RFC 3339 with an offset', '2026-09-23T13:12:00+03:00'],
  ])('is Reset minus the server’s own Date: %s', (_, reset) => {
    expect(askedWaitMs({ date, 'x-ratelimit-reset': reset })).toBe(30_000);
  });

  it.each([
    ['seconds', '7', 7_000],
    ['an HTTP date', 'Wed, 23 Sep 2026 10:12:10 GMT', 40_000],
  ])('is Retry-After in %s', (_, value, expected) => {
    expect(askedWaitMs({ date, 'retry-after': value })).toBe(expected);
  });

  it('is the longer of the two', () => {
    const reset = '2026-09-23 10:12:00 +0000';
    expect(askedWaitMs({ date, 'retry-after': '7', 'x-ratelimit-reset': reset })).toBe(30_000);
    expect(askedWaitMs({ date, 'retry-after': '70', 'x-ratelimit-reset': reset })).toBe(70_000);
  });

  it('is never negative', () => {
    expect(askedWaitMs({ date, 'x-ratelimit-reset': '2026-09-23 10:00:00 +0000' })).toBe(0);
  });

  it.each([
    ['nothing is said', {}],
    ['there is no Date to count from', { 'x-ratelimit-reset': '2026-09-23 10:12:00 +0000' }],
    ['the words mean nothing', { date, 'retry-after': 'soon', 'x-ratelimit-reset': 'later' }],
    ['a bare number could be anything', { date, 'x-ratelimit-reset': '1790000000' }],
  ])('is unknown if %s', (_, headers) => {
    expect(askedWaitMs(headers)).toBeNull();
  });
});
