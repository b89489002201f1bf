/** A token lives two years at most (api-contract.md, Token). It may have been made before it was entered here. */
const LONGEST_LIFE_YEARS = 2;

/** So long before its end a token is warned of. */
const WARNED_BEFORE_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/** `unknown`: an older version of the program stored the token without a date. */
export type TokenAge = { kind: 'unknown' } | { kind: 'fresh' | 'ends-soon' | 'over'; endsAt: string };

/** How old a token is that was entered at `since` (ISO 8601), and when it ends at the latest. */
export function tokenAge(since: string | null, nowMs: number): TokenAge {
  const ends = new Date(since ?? NaN);
  ends.setUTCFullYear(ends.getUTCFullYear() + LONGEST_LIFE_YEARS);
  const endsMs = ends.getTime();
  if (Number.isNaN(endsMs)) return { kind: 'unknown' };
  const kind = nowMs >= endsMs ? 'over' : nowMs >= endsMs - WARNED_BEFORE_DAYS * DAY_MS ? 'ends-soon' : 'fresh';
  return { kind, endsAt: ends.toISOString() };
}
