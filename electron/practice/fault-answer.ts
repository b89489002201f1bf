import type { FaultAction } from './faults';

const HUGE_BYTES = 5 * 1024 * 1024;
const HOUR_LIMIT = '7200';

/** A wrong body instead of the right one. */
export function garbage(
  kind: Extract<FaultAction, { do: 'garbage' }>['kind'],
  proper: string,
): { type: string; body: string | Buffer } {
  const json = 'application/vnd.api+json';
  switch (kind) {
    case 'truncated-json':
      return { type: json, body: proper.slice(0, Math.ceil(proper.length / 2)) };
    case 'html':
      return { type: 'text/html', body: '<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>' };
    case 'wrong-types':
      return { type: json, body: JSON.stringify({ data: [17, null], errors: true }) };
    case 'not-utf8':
      return { type: json, body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) };
    case 'huge':
      return { type: json, body: Buffer.alloc(HUGE_BYTES, 0x20) };
  }
}

/** The headers of a 429 from a server whose clock is wrong (api-contract.md, 429). */
export function rateLimitHeaders(fault: Extract<FaultAction, { do: 'rate-limit' }>, now: Date): Record<string, string> {
  const serverNowMs = now.getTime() + fault.clockSkewSeconds * 1000;
  const reset = new Date(serverNowMs + fault.resetInSeconds * 1000).toISOString();
  return {
    Date: new Date(serverNowMs).toUTCString(),
    'X-RateLimit-Limit': HOUR_LIMIT,
    'X-RateLimit-Period': '3600',
    'X-RateLimit-Reset': fault.resetFormat === 'rfc3339' ? reset : `${reset.slice(0, 19).replace('T', ' ')} +0000`,
    ...(fault.retryAfterSeconds === null ? {} : { 'Retry-After': String(fault.retryAfterSeconds) }),
  };
}
