import { describe, expect, it } from 'vitest';
import { tokenAge } from '../../../shared/shop/token-age';

describe('a token that was entered on 1 March 2025', () => {
  it.each([
    ['2025-03-01T12:00:00Z', 'fresh'],
    ['2027-01-30T11:59:59Z', 'fresh'],
    ['2027-01-30T12:00:00Z', 'ends-soon'],
    ['2027-03-01T11:59:59Z', 'ends-soon'],
    ['2027-03-01T12:00:00Z', 'over'],
  ])('is at %s %s', (now, kind) => {
    const age = tokenAge('2025-03-01T12:00:00.000Z', Date.parse(now));
    expect(age).toEqual({ kind, endsAt: '2027-03-01T12:00:00.000Z' });
  });
});

it.each([[null], ['soon']])('a token with the date %j is of unknown age', (since) => {
  expect(tokenAge(since, 0)).toEqual({ kind: 'unknown' });
});
