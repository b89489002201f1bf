import { askedWaitMs, type Headers } from './rate-limit-headers';

/** Limits for repeating a request. All times in milliseconds. */
export interface RetryPolicy {
  backoffBaseMs: number;
  backoffCapMs: number;
  /** Attempts for one request that fails at the server: 5xx, a timeout, a broken connection. */
  maxAttempts: number;
  /** Attempts while nothing has answered in this run yet: the address is probably wrong. */
  maxAttemptsBeforeContact: number;
  /** Limit on the total wait for a lost network, for one request. */
  maxNetworkWaitMs: number;
  maxRateLimitRepeats: number;
  /** Limit on the total wait for the rate limit, for one request. */
  maxRateLimitWaitMs: number;
  /** Rows given up in succession before the server is blamed instead of the rows. */
  maxRowsGivenUp: number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  backoffBaseMs: 1_000,
  backoffCapMs: 60_000,
  maxAttempts: 8,
  maxAttemptsBeforeContact: 4,
  maxNetworkWaitMs: 10 * 60_000,
  maxRateLimitRepeats: 20,
  maxRateLimitWaitMs: 15 * 60_000,
  maxRowsGivenUp: 3,
};

/** How an exchange ended, for the decision whether to repeat it. */
export type Exchange =
  | { kind: 'answer'; status: number; headers: Headers }
  /** There was no answer. `sent` says whether the server may have acted on the request. */
  | { kind: 'no-answer'; sent: boolean };

/** What has been tried for one request so far, including the exchange being decided on. */
export interface TriedSoFar {
  /** 1 for the first attempt. */
  attempt: number;
  rateLimitRepeats: number;
  rateLimitWaitedMs: number;
  networkWaitedMs: number;
  /** Whether anything has answered in this run. */
  inContact: boolean;
}

/** Why a request is repeated or given up. */
export type RetryCause = 'rate-limit' | 'server-busy' | 'network';

/** What to do after an exchange (api-contract.md, Errors as they really look). */
export type Verdict =
  | { do: 'accept' }
  | { do: 'fail-row' }
  | { do: 'pause-token' }
  /** `hold`: the server asked for the wait, so no other requests are sent to it meanwhile. */
  | { do: 'retry'; cause: RetryCause; afterMs: number; hold: boolean }
  | { do: 'give-up'; cause: RetryCause };

/** @param random returns a number from 0 up to, but not including, 1 */
export function decide(exchange: Exchange, tried: TriedSoFar, policy: RetryPolicy, random: () => number): Verdict {
  if (exchange.kind === 'no-answer') return decideWithoutAnswer(exchange.sent, tried, policy, random);
  const { status, headers } = exchange;
  if (status >= 200 && status < 300) return { do: 'accept' };
  if (status === 401 || status === 403) return { do: 'pause-token' };
  if (status === 429) return decideRateLimit(headers, tried, policy, random);
  if (status >= 500 || status === 408)
    return decideServerError(status === 503 ? askedWaitMs(headers) : null, tried, policy, random);
  return { do: 'fail-row' };
}

function decideWithoutAnswer(sent: boolean, tried: TriedSoFar, policy: RetryPolicy, random: () => number): Verdict {
  const afterMs = backoffMs(tried.attempt, policy, random);
  if (!tried.inContact) {
    if (tried.attempt >= policy.maxAttemptsBeforeContact) return { do: 'give-up', cause: 'network' };
  } else if (sent) {
    // The server was reachable and broke off this exchange, which may be the row's fault.
    if (tried.attempt >= policy.maxAttempts) return { do: 'give-up', cause: 'server-busy' };
  } else if (tried.networkWaitedMs + afterMs > policy.maxNetworkWaitMs) {
    return { do: 'give-up', cause: 'network' };
  }
  return { do: 'retry', cause: 'network', afterMs, hold: false };
}

function decideRateLimit(headers: Headers, tried: TriedSoFar, policy: RetryPolicy, random: () => number): Verdict {
  const repeat = tried.rateLimitRepeats + 1;
  const asked = askedWaitMs(headers);
  const afterMs = asked === null ? backoffMs(repeat, policy, random) : asked + jitterMs(policy, random);
  const isOutwaited = tried.rateLimitWaitedMs + afterMs > policy.maxRateLimitWaitMs;
  if (isOutwaited || repeat > policy.maxRateLimitRepeats) return { do: 'give-up', cause: 'rate-limit' };
  return { do: 'retry', cause: 'rate-limit', afterMs, hold: true };
}

function decideServerError(
  askedMs: number | null,
  tried: TriedSoFar,
  policy: RetryPolicy,
  random: () => number,
): Verdict {
  const isOverlong = askedMs !== null && askedMs > policy.maxRateLimitWaitMs;
  if (tried.attempt >= policy.maxAttempts || isOverlong) return { do: 'give-up', cause: 'server-busy' };
  const afterMs = askedMs === null ? backoffMs(tried.attempt, policy, random) : askedMs + jitterMs(policy, random);
  return { do: 'retry', cause: 'server-busy', afterMs, hold: askedMs !== null };
}

/** Full jitter: a random wait up to the doubled limit, so that clients do not all come back at once. */
function backoffMs(attempt: number, policy: RetryPolicy, random: () => number): number {
  return random() * Math.min(policy.backoffCapMs, policy.backoffBaseMs * 2 ** Math.min(attempt - 1, 30));
}

/** A little more than the server asked for, never less. */
function jitterMs(policy: RetryPolicy, random: () => number): number {
  return random() * policy.backoffBaseMs;
}
