import { describe, expect, it } from 'vitest';
import {
  allOutcomes,
  deliver,
  newDelivery,
  openBench,
  preparedRow,
  preparedRows,
  serve,
  TOKEN,
} from '../../fakes/delivery-bench';
import { consumer, type Step } from '../../fakes/scripted-server';

const created: Step = { status: 201, body: consumer({}) };
const invalid = { errors: { status: 422, title: 'Validation error', details: { email: ['is invalid'] } } };
const date = 'Wed, 23 Sep 2026 10:11:30 GMT';

/** Sends rows to a server with this script, one request at a time. */
async function sendTo(script: Step[], rows = 1) {
  const server = await serve(script);
  const bench = openBench();
  const input = newDelivery(server.baseUrl, preparedRows(rows));
  return { ...bench, server, ...(await deliver(bench.deliveries, input)) };
}

describe('a row that is accepted', () => {
  it('is sent as the contract says', async () => {
    const { server, outcomes, summary } = await sendTo([created]);
    expect(server.arrived).toHaveLength(1);
    expect(server.arrived[0]).toMatchObject({ method: 'PUT', path: '/v4/consumers/c1' });
    expect(server.arrived[0]?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      accept: 'application/vnd.api+json',
      'content-type': 'application/vnd.api+json',
    });
    expect(JSON.parse(server.arrived[0]?.body ?? '')).toEqual({
      data: { type: 'consumers', attributes: { name: 'Анна 1' } },
    });
    expect(outcomes).toMatchObject([{ row: 1, kind: 'created', httpStatus: 201, requestId: 'request-1', attempts: 1 }]);
    expect(summary).toMatchObject({ state: { status: 'finished' }, pending: 0, requests: 1 });
  });

  it.each<[string, Step]>([
    ['nothing', { status: 204 }],
    ['a page', { status: 200, body: '<h1>ok</h1>' }],
    ['half a document', { status: 200, body: '{"data":{"attri' }],
    ['what is not UTF-8', { status: 200, body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }],
    ['other types', { status: 200, body: { data: [17, null] } }],
    ['a list of attributes', { status: 200, body: { data: { type: 'consumers', attributes: [] } } }],
  ])('counts as sent, with a warning, if the answer is %s', async (_, step) => {
    const { outcomes } = await sendTo([step]);
    expect(outcomes).toMatchObject([{ kind: 'updated', reason: 'off-contract-answer', attempts: 1 }]);
  });
});

describe('a row that is refused', () => {
  it.each([400, 404, 409, 415, 422])('by %i fails, and the others continue', async (status) => {
    const { outcomes, summary } = await sendTo([{ status, body: invalid }, created], 2);
    expect(outcomes).toMatchObject([
      { kind: 'failed', reason: 'refused', message: 'email is invalid', field: 'email', httpStatus: status },
      { kind: 'created' },
    ]);
    expect(summary.state.status).toBe('finished');
  });

  it.each([301, 302, 307, 308])('by a redirect %i fails, and nothing is sent to its target', async (status) => {
    const elsewhere = await serve([created]);
    const { outcomes } = await sendTo([{ status, headers: { Location: elsewhere.baseUrl } }]);
    expect(outcomes).toMatchObject([{ kind: 'failed', reason: 'redirect', message: elsewhere.baseUrl }]);
    expect(elsewhere.arrived).toEqual([]);
  });
});

describe('a token that is refused', () => {
  it.each([
    [
      401,
      'Bearer realm="Doorkeeper", error="invalid_token", error_description="The access token expired"',
      'The access token expired',
    ],
    [401, 'Token realm="Aplaut Platform API v4"', 'Token realm="Aplaut Platform API v4"'],
    [403, 'Bearer realm="Doorkeeper", error="insufficient_scope", error_description="wrong scope"', 'wrong scope'],
  ])('by %i pauses the delivery and fails no row: %s', async (status, challenge, message) => {
    const headers = { 'WWW-Authenticate': challenge, 'X-Request-Id': 'refusal-1' };
    const { summary, outcomes } = await sendTo([{ status, headers }]);
    expect(summary).toMatchObject({
      state: { status: 'paused', reason: { by: 'token', httpStatus: status, message, requestId: 'refusal-1' } },
      pending: 1,
    });
    expect(outcomes).toEqual([]);
  });

  it('is replaced, and the delivery resumes with the same row', async () => {
    const { deliveries, id, server } = await sendTo([created, { status: 401 }, created], 3);
    expect(deliveries.get(id).summary.pending).toBe(2);
    deliveries.start(id, 'another-token');
    const summary = await deliveries.settled(id);
    expect(summary).toMatchObject({ state: { status: 'finished' }, pending: 0, requests: 4 });
    expect(server.arrived.map(({ path }) => path.split('/').at(-1))).toEqual(['c1', 'c2', 'c2', 'c3']);
    expect(server.arrived.at(-1)?.headers.authorization).toBe('Bearer another-token');
  });
});

describe('the rate limit', () => {
  it.each([
    ['Reset as it was seen', { 'X-RateLimit-Reset': '2026-09-23 10:12:00 +0000' }, 30_500],
    ['Reset as documented', { 'X-RateLimit-Reset': '2026-09-23T10:12:00Z' }, 30_500],
    ['Retry-After in seconds', { 'Retry-After': '45' }, 45_500],
    ['the longer of both', { 'Retry-After': '5', 'X-RateLimit-Reset': '2026-09-23 10:12:00 +0000' }, 30_500],
  ])('is waited for by the server’s own clock: %s', async (_, headers, expectedMs) => {
    const { outcomes, clock } = await sendTo([
      { status: 429, headers: { Date: date, ...headers }, body: 'Throttled' },
      created,
    ]);
    expect(clock.slept()).toContain(expectedMs);
    expect(outcomes).toMatchObject([{ kind: 'created', attempts: 2 }]);
  });

  it('pauses the delivery if it lasts too long', async () => {
    const { summary, outcomes } = await sendTo([{ status: 429, headers: { 'Retry-After': '300' } }]);
    expect(summary).toMatchObject({ state: { status: 'paused', reason: { by: 'rate-limit' } }, pending: 1 });
    expect(outcomes).toEqual([]);
  });
});

describe('a failing server', () => {
  it('is left alone for as long as it asks', async () => {
    const { outcomes, clock } = await sendTo([{ status: 503, headers: { 'Retry-After': '20' } }, created]);
    expect(clock.slept()).toContain(20_500);
    expect(outcomes).toMatchObject([{ kind: 'created', attempts: 2 }]);
  });

  it.each<[string, Step]>([
    ['500', { status: 500, body: '<h1>Internal Server Error</h1>' }],
    ['502', { status: 502 }],
    ['504', { status: 504 }],
    ['a broken connection', 'drop'],
    ['no answer in time', 'hang'],
  ])('is asked again after %s', async (_, step) => {
    const { outcomes, summary } = await sendTo([step, step, created]);
    expect(outcomes).toMatchObject([{ kind: 'created', attempts: 3 }]);
    expect(summary.requests).toBe(3);
  });

  it('makes the wait longer with each attempt, up to a minute', async () => {
    const { clock, outcomes } = await sendTo([{ status: 500 }]);
    expect(clock.slept()).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000]);
    expect(outcomes).toMatchObject([{ kind: 'failed', reason: 'gave-up', message: 'HTTP 500', attempts: 8 }]);
  });

  it('fails one row and not the others', async () => {
    const { outcomes, summary } = await sendTo([...Array.from({ length: 8 }, () => ({ status: 500 })), created], 2);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['failed', 'created']);
    expect(summary.state.status).toBe('finished');
  });
});

describe('an unreachable server', () => {
  it('pauses the delivery, which resumes when there is one', async () => {
    const gone = await serve([created]);
    await gone.close();
    const { deliveries } = openBench();
    const { id, summary } = await deliver(deliveries, newDelivery(gone.baseUrl, [preparedRow(1)]));
    expect(summary).toMatchObject({
      state: { status: 'paused', reason: { by: 'network', message: 'ECONNREFUSED' } },
      pending: 1,
    });
    const back = await serve([created]);
    deliveries.start(id, TOKEN, { ...deliveries.shop(id), baseUrl: back.baseUrl });
    await deliveries.settled(id);
    expect(allOutcomes(deliveries, id)).toMatchObject([{ kind: 'created' }]);
  });
});
