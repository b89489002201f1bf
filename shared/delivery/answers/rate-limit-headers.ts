/** Headers by lower-case name. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** `2026-09-23 10:12:00 +0000`, as the API was seen to send, or RFC 3339, as documented. They differ only in the separators. */
const TIMESTAMP = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)? ?(Z|UTC|[+-]\d\d:?\d\d)$/i;
const HTTP_DATE = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/**
 * How long the server asks to wait, in milliseconds. Null if it does not say. The longer of `Retry-After` and `X-RateLimit-Reset` minus the
 * server's own `Date`, since the local clock is not trusted (api-contract.md, 429).
 */
export function askedWaitMs(headers: Headers): number | null {
  const serverNow = parseServerTime(headers['date']);
  const waits = [
    retryAfterMs(headers['retry-after'], serverNow),
    untilMs(parseServerTime(headers['x-ratelimit-reset']), serverNow),
  ].filter((wait) => wait !== null);
  return waits.length === 0 ? null : Math.max(0, ...waits);
}

/** Milliseconds since 1970 for a time in any format that the API uses, or null. */
function parseServerTime(value: string | undefined): number | null {
  const text = value?.trim() ?? '';
  if (HTTP_DATE.test(text)) return timeOrNull(text);
  const [, date, time, zone] = TIMESTAMP.exec(text) ?? [];
  if (date === undefined || time === undefined || zone === undefined) return null;
  const offset = /^(Z|UTC)$/i.test(zone) ? 'Z' : zone.replace(/^(...)(\d\d)$/, '$1:$2');
  return timeOrNull(`${date}T${time}${offset}`);
}

function retryAfterMs(value: string | undefined, serverNow: number | null): number | null {
  const text = value?.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) * 1000 : untilMs(parseServerTime(text), serverNow);
}

function untilMs(then: number | null, serverNow: number | null): number | null {
  return then === null || serverNow === null ? null : then - serverNow;
}

function timeOrNull(text: string): number | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
