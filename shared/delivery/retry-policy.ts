import { askedWaitMs, type Headers } from './rate-limit-headers';

/** How patiently a request is repeated. All times in milliseconds. */
export interface RetryPolicy {
  backoffBaseMs: number;
  backoffCapMs: number;
  /** Tries of one request that ended without a usable answer. */
  maxAttempts: number;
  /** What the waits for the rate limit of one request may add up to. */
  maxRateLimitWaitMs: number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  backoffBaseMs: 1_000,
  backoffCapMs: 60_000,
  maxAttempts: 8,
  maxRateLimitWaitMs: 15 * 60_000,
};

/** How an exchange ended, as far as repeating it is concerned. */
export type Exchange =
  | { kind: 'answer'; status: number; headers: Headers }
  /** Nothing came back; `sent` tells whether the server may have acted on the request. */
  | { kind: 'no-answer'; sent: boolean };

/** What to do after an exchange (api-contract.md, Errors as they really look). */
export type Verdict =
  | { do: 'accept' }
  | { do: 'fail-row' }
  | { do: 'pause-token' }
  | { do: 'retry'; afterMs: number; why: 'rate-limit' | 'server-busy' | 'network' }
  | { do: 'give-up'; why: 'rate-limit' | 'server-busy' | 'network' };

/**
 * @param attempt 1 for the first try
 * @param rateLimitWaitedMs what this request has waited for the rate limit so far
 * @param random 0…1
 */
export function decide(
  exchange: Exchange,
  { attempt, rateLimitWaitedMs }: { attempt: number; rateLimitWaitedMs: number },
  policy: RetryPolicy,
  random: () => number,
): Verdict {
  const again = (why: 'server-busy' | 'network', askedMs: number | null): Verdict => {
    if (attempt >= policy.maxAttempts) return { do: 'give-up', why };
    return {
      do: 'retry',
      why,
      afterMs: askedMs === null ? backoffMs(attempt, policy, random) : askedMs + jitterMs(policy, random),
    };
  };
  if (exchange.kind === 'no-answer') return again('network', null);
  const { status, headers } = exchange;
  if (status >= 200 && status < 300) return { do: 'accept' };
  if (status === 401 || status === 403) return { do: 'pause-token' };
  if (status === 429) {
    const afterMs = (askedWaitMs(headers) ?? backoffMs(attempt, policy, random)) + jitterMs(policy, random);
    if (rateLimitWaitedMs + afterMs > policy.maxRateLimitWaitMs) return { do: 'give-up', why: 'rate-limit' };
    return { do: 'retry', why: 'rate-limit', afterMs };
  }
  if (status === 503) return again('server-busy', askedWaitMs(headers));
  if (status >= 500 || status === 408) return again('server-busy', null);
  return { do: 'fail-row' };
}

/** Full jitter: anything up to the doubled wait, so that clients do not come back together. */
function backoffMs(attempt: number, policy: RetryPolicy, random: () => number): number {
  return random() * Math.min(policy.backoffCapMs, policy.backoffBaseMs * 2 ** (attempt - 1));
}

/** A little beyond what the server asked for, never before it. */
function jitterMs(policy: RetryPolicy, random: () => number): number {
  return random() * policy.backoffBaseMs;
}
