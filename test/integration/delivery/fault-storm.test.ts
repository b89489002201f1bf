import { describe, expect, it, onTestFinished } from 'vitest';
import { startPracticeShop } from '../../../electron/practice/practice-shop';
import type { FaultScript } from '../../../electron/practice/faults';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import type { OutcomeKind, RowOutcome } from '../../../shared/delivery/outcome';
import { DEFAULT_RETRY_POLICY } from '../../../shared/delivery/answers/retry-policy';
import { deliver, newDelivery, openBench, preparedRow, TOKEN } from '../../fakes/delivery-bench';

/** Every fault that the contract describes, all equally likely. */
const FAULTS: FaultScript[number]['action'][] = [
  { do: 'drop', when: 'before' },
  { do: 'drop', when: 'after' },
  { do: 'hang' },
  { do: 'rate-limit', resetFormat: 'ruby', clockSkewSeconds: 7_200 },
  { do: 'rate-limit', resetFormat: 'rfc3339', clockSkewSeconds: -7_200 },
  { do: 'rate-limit', retryAfterSeconds: 2 },
  { do: 'status', status: 503, headers: { 'Retry-After': '3' } },
  { do: 'status', status: 503 },
  { do: 'status', status: 500, type: 'text/html', body: '<h1>Internal Server Error</h1>' },
  { do: 'garbage', kind: 'truncated-json' },
  { do: 'garbage', kind: 'wrong-types' },
  { do: 'garbage', kind: 'not-utf8' },
  { do: 'garbage', kind: 'huge' },
  { do: 'redirect', status: 302, location: 'https://elsewhere.example/' },
];
/** A third of all answers. Each rule applies to the requests that the rules before it let pass. */
const STORM: FaultScript = FAULTS.map((action) => ({ match: { every: FAULTS.length * 3 - 7 }, action }));

const ROWS = 400;
/** The most requests for one row: the attempts of a POST, and as many GETs between them. */
const MOST_ATTEMPTS = 2 * (DEFAULT_RETRY_POLICY.maxAttempts + DEFAULT_RETRY_POLICY.maxRateLimitRepeats);
const isThere = (row: number) => row % 4 === 0;
const rows = Array.from({ length: ROWS }, (_, index) =>
  preparedRow(index + 1, { name: `Анна ${index + 1}`, email: `anna${index + 1}@example.ru` }),
);

interface Had {
  name: string | null;
  email: string | null;
}

async function throughTheStorm(mode: DeliveryMode) {
  const requests: string[] = [];
  const shop = await startPracticeShop({
    databasePath: ':memory:',
    tokens: [TOKEN],
    pace: 0,
    onRequest: ({ method, url }) => requests.push(`${method} ${url}`),
  });
  onTestFinished(() => shop.close());
  const { deliveries } = openBench({ random: Math.random, requestTimeoutMs: 300 });
  const there = rows
    .filter(({ row }) => isThere(row))
    .map((row) => ({ ...row, attributes: { name: 'Борис', email: `boris${row.row}@example.ru` } }));
  await deliver(deliveries, newDelivery(shop.baseUrl, there, { concurrency: 4 }));
  requests.length = 0;
  shop.setFaults(STORM);
  const input = newDelivery(shop.baseUrl, rows, { mode, concurrency: 8, batchSize: 37 });
  const { summary, outcomes } = await deliver(deliveries, { ...input, all: true });
  shop.setFaults([]);
  const had = new Map<string, Had>(
    shop
      .consumers({ offset: 0, limit: 10_000, search: '' })
      .consumers.map(({ externalId, name, email }) => [externalId ?? '', { name, email }]),
  );
  return { summary, outcomes, had, requests };
}

/** Why an outcome contradicts what the shop has; null if it does not. */
function contradiction(outcome: RowOutcome, has: Had | undefined, mode: DeliveryMode): string | null {
  const { row, kind, reason } = outcome;
  const isSent = has?.name === `Анна ${row}`;
  const isBefore = isThere(row) ? has?.name === 'Борис' : has === undefined;
  const truths: Partial<Record<OutcomeKind, boolean>> = {
    created: isSent && (!isThere(row) || reason === 'off-contract-answer'),
    updated: isSent,
    kept: isSent && isThere(row) && has.email === `boris${row}@example.ru`,
    exists: mode === 'create' && (isThere(row) ? isBefore : isSent && reason === 'created-or-exists'),
    skipped: mode === 'update' && isBefore && reason === 'not-found',
    // A refusal whose body arrived corrupted is still a refusal.
    failed: reason === 'redirect' || reason === 'gave-up' || (mode === 'create' && reason === 'refused' && isBefore),
  };
  return truths[kind] === true
    ? null
    : `row ${row} (${isThere(row) ? 'there' : 'new'}): ${kind}, ${reason}, shop: ${has?.name}`;
}

describe('with a third of all answers wrong', () => {
  it.each(['upsert', 'create', 'update'] as const)('every row of a delivery (%s) gets a true outcome', async (mode) => {
    const { summary, outcomes, had, requests } = await throughTheStorm(mode);
    expect(summary).toMatchObject({ state: { status: 'finished' }, pending: 0 });
    expect(outcomes).toHaveLength(ROWS);
    expect(
      outcomes.map((outcome) => contradiction(outcome, had.get(outcome.externalId), mode)).filter(Boolean),
    ).toEqual([]);
    // Most of it got through. Failures come from redirects, which are never repeated.
    expect(summary.outcomes.failed).toBeLessThan(ROWS / 8);
    expect(had.size).toBe(mode === 'update' ? ROWS / 4 : had.size);

    expect(Math.max(...outcomes.map(({ attempts }) => attempts))).toBeLessThanOrEqual(MOST_ATTEMPTS);
    expect(outcomes.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(summary.requests);
    expect(requests.length).toBe(summary.requests);
    // Proves that the storm was strong enough to matter.
    expect(requests.length).toBeGreaterThan(ROWS * (mode === 'update' ? 1.3 : 1.15));
  });
});
