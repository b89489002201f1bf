/** Headers by lower-case name. */
export type Headers = Readonly<Record<string, string | undefined>>;

/**
 * How long the server asks to wait, in milliseconds, or null where it does not say: the longer of `Retry-After` and
 * `X-RateLimit-Reset` less the server's own `Date`. The local clock is not trusted (api-contract.md, 429).
 */
export function askedWaitMs(headers: Headers): number | null {
  const serverNow = parseTime(headers['date']);
  const waits = [
    retryAfterMs(headers['retry-after'], serverNow),
    untilMs(parseTime(headers['x-ratelimit-reset']), serverNow),
  ];
  const known = waits.filter((wait) => wait !== null);
  return known.length === 0 ? null : Math.max(0, ...known);
}

function retryAfterMs(value: string | undefined, serverNow: number | null): number | null {
  if (value === undefined) return null;
  return /^\d+$/.test(value.trim()) ? Number(value) * 1000 : untilMs(parseTime(value), serverNow);
}

function untilMs(then: number | null, serverNow: number | null): number | null {
  return then === null || serverNow === null ? null : then - serverNow;
}

/** RFC 3339, an HTTP date, or `2026-09-23 10:12:00 +0000` as the API was seen to write. */
function parseTime(value: string | undefined): number | null {
  if (value === undefined) return null;
  const iso = value.trim().replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?) ?([+-]\d\d):?(\d\d)$/, '$1T$2$3:$4');
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : time;
}
