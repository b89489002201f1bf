import { askedWaitMs, type Headers } from './rate-limit-headers';

/** How patiently a request is repeated. All times in milliseconds. */
export interface RetryPolicy {
  backoffBaseMs: number;
  backoffCapMs: number;
  /** Tries of one request that the server fails: 5xx, no answer in time, a broken connection. */
  maxAttempts: number;
  /** Tries while nothing at all has answered in this run: the address is probably wrong. */
  maxAttemptsBeforeContact: number;
  /** What the waits for a network that was lost may add up to, for one request. */
  maxNetworkWaitMs: number;
  maxRateLimitRepeats: number;
  /** What the waits for the rate limit may add up to, for one request. */
  maxRateLimitWaitMs: number;
  /** Rows given up one after the other, before the server is to blame and not the rows. */
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

/** How an exchange ended, as far as repeating it is concerned. */
export type Exchange =
  | { kind: 'answer'; status: number; headers: Headers }
  /** Nothing came back; `sent` tells whether the server may have acted on the request. */
  | { kind: 'no-answer'; sent: boolean };

/** What has been tried of one request so far, the exchange that is being decided on included. */
export interface TriedSoFar {
  /** 1 for the first try. */
  attempt: number;
  rateLimitRepeats: number;
  rateLimitWaitedMs: number;
  networkWaitedMs: number;
  /** Whether anything has answered in this run. */
  inContact: boolean;
}

/** Why a request is repeated, and in the end given up. */
export type RetryCause = 'rate-limit' | 'server-busy' | 'network';

/** What to do after an exchange (api-contract.md, Errors as they really look). */
export type Verdict =
  | { do: 'accept' }
  | { do: 'fail-row' }
  | { do: 'pause-token' }
  /** `hold`: the server asked for the wait, so nothing else goes to it meanwhile. */
  | { do: 'retry'; cause: RetryCause; afterMs: number; hold: boolean }
  | { do: 'give-up'; cause: RetryCause };

/** @param random gives 0 up to, not including, 1 */
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
    // The server was there and broke this exchange: that can be the row's fault.
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

/** Full jitter: anything up to the doubled wait, so that clients do not come back together. */
function backoffMs(attempt: number, policy: RetryPolicy, random: () => number): number {
  return random() * Math.min(policy.backoffCapMs, policy.backoffBaseMs * 2 ** Math.min(attempt - 1, 30));
}

/** A little beyond what the server asked for, never before it. */
function jitterMs(policy: RetryPolicy, random: () => number): number {
  return random() * policy.backoffBaseMs;
}
