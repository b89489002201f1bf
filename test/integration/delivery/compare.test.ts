import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { compareRows } from '../../../electron/delivery/send/compare';
import { startPracticeShop, type SeenRequest } from '../../../electron/practice/practice-shop';
import type { PreparedRow } from '../../../shared/consumer/payload-types';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import {
  deliver,
  newDelivery,
  openBench,
  preparedRow,
  preparedRows,
  serve,
  tempFolder,
  TOKEN,
} from '../../fakes/delivery-bench';
import { DEFAULT_RETRY_POLICY } from '../../../shared/delivery/answers/retry-policy';
import { consumer, type Step } from '../../fakes/scripted-server';

type Bench = ReturnType<typeof openBench>;

/** Compares these rows with the shop at this address. */
function compare(
  { deliveries }: Bench,
  baseUrl: string,
  rows: PreparedRow[],
  rest: { mode?: DeliveryMode; signal?: AbortSignal; pace?: number; onCompared?: (done: number) => void } = {},
) {
  const { mode = 'upsert', signal = new AbortController().signal, pace = 0, onCompared = () => undefined } = rest;
  const { shop } = newDelivery(baseUrl, [], { pace });
  return deliveries.compare(shop, TOKEN, rows, { mode, signal, onCompared });
}

const found: Step = { status: 200, body: consumer({ name: 'Анна 1' }) };

describe('comparing with the shop', () => {
  it('shows what the delivery then does, and changes nothing itself', async () => {
    const seen: SeenRequest[] = [];
    const shop = await startPracticeShop({
      databasePath: join(tempFolder(), 'practice.db'),
      tokens: [TOKEN],
      pace: 0,
      onRequest: (request) => seen.push(request),
    });
    onTestFinished(() => shop.close());
    const bench = openBench();
    await deliver(bench.deliveries, newDelivery(shop.baseUrl, preparedRows(2)));
    const held = () => shop.consumers({ offset: 0, limit: 10, search: '' }).consumers;
    const before = held();
    seen.length = 0;

    const next = [preparedRow(1), preparedRow(2, { name: 'Борис', email: 'b@example.ru' }), preparedRow(3)];
    const compared = await compare(bench, shop.baseUrl, next);
    expect(compared).toMatchObject({
      ended: null,
      rows: [
        { row: 1, externalId: 'c1', kind: 'no-effect' },
        { row: 2, kind: 'would-change', changes: [{ field: 'name', from: 'Анна 2', to: 'Борис' }] },
        { row: 3, kind: 'would-create' },
      ],
    });
    expect(compared.rows[1]?.keeps).toEqual([{ field: 'email', from: '', to: 'b@example.ru' }]);
    expect(seen.map(({ method, url }) => `${method} ${url}`).sort()).toEqual(
      ['c1', 'c2', 'c3'].map((id) => `GET /v4/consumers/${id}`),
    );
    expect(held()).toEqual(before);
    expect(bench.deliveries.list()).toHaveLength(1);

    const sent = await deliver(bench.deliveries, { ...newDelivery(shop.baseUrl, next), all: true });
    expect(sent.outcomes).toMatchObject([{ kind: 'updated' }, { kind: 'kept', field: 'email' }, { kind: 'created' }]);
    const after = await compare(bench, shop.baseUrl, next);
    expect(after.rows.map(({ kind }) => kind)).toEqual(['no-effect', 'no-effect', 'no-effect']);
  });

  it('never asks for an id that cannot be part of a path', async () => {
    const server = await serve([found]);
    const odd = ['ivan.petrov', 'a/b'].map((externalId, index) => ({ ...preparedRow(index + 1), externalId }));
    const { rows: compared } = await compare(openBench(), server.baseUrl, odd, { mode: 'create' });
    expect(compared.map(({ kind }) => kind)).toEqual(['not-askable', 'not-askable']);
    expect(server.arrived).toEqual([]);
  });

  it('reports ids that lead to another consumer, and shops that answer something else', async () => {
    const answers: Record<string, Step> = {
      c1: { status: 200, body: consumer({ external_id: 'other' }) },
      c2: { status: 200, body: '<h1>ok</h1>' },
      c3: { status: 400, body: { errors: [{ status: '400', detail: 'no such thing' }] } },
    };
    const server = await serve(({ path }) => answers[path.split('/').at(-1) ?? ''] ?? { status: 404 });
    const compared = await compare(openBench(), server.baseUrl, preparedRows(4));
    expect(compared.rows).toMatchObject([
      { kind: 'another', detail: 'other' },
      { kind: 'unknown', detail: 'HTTP 200' },
      { kind: 'unknown', detail: 'no such thing' },
      { kind: 'would-create' },
    ]);
  });

  it('keeps the pace', async () => {
    const server = await serve([found]);
    const bench = openBench();
    await compare(bench, server.baseUrl, preparedRows(5), { pace: 2 });
    expect(server.arrived).toHaveLength(5);
    expect(bench.clock.elapsedMs()).toBeGreaterThanOrEqual(2_000);
    expect(bench.clock.elapsedMs()).toBeLessThan(3_000);
  });

  it('repeats failed requests when the shop asks for it', async () => {
    const server = await serve((_, index) => (index === 1 ? { status: 503, headers: { 'Retry-After': '7' } } : found));
    const bench = openBench();
    const compared = await compare(bench, server.baseUrl, preparedRows(4));
    expect(compared.ended).toBeNull();
    expect(compared.rows.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
    expect(server.arrived).toHaveLength(5);
    expect(bench.clock.elapsedMs()).toBeGreaterThanOrEqual(7_000);
  });

  it('ends with the rows it has and the reason if the token is refused or nobody answers', async () => {
    const refusing = await serve((_, index) => (index === 0 ? found : { status: 401 }));
    const refused = await compare(openBench(), refusing.baseUrl, preparedRows(30));
    expect(refused.ended).toMatchObject({ by: 'token', httpStatus: 401 });
    expect(refused.rows).toHaveLength(1);
    expect(refusing.arrived.length).toBeLessThan(6);

    const silent = await compare(openBench(), 'http://127.0.0.1:9/v4', preparedRows(3));
    expect(silent).toMatchObject({ ended: { by: 'network', message: 'ECONNREFUSED' }, rows: [] });
  });

  it('can be cancelled, and reports progress', async () => {
    const server = await serve([found]);
    const abort = new AbortController();
    const told: number[] = [];
    const compared = await compare(openBench(), server.baseUrl, preparedRows(50), {
      pace: 2,
      signal: abort.signal,
      onCompared: (done) => {
        told.push(done);
        if (done === 3) abort.abort();
      },
    });
    expect(compared.ended).toEqual({ by: 'cancelled' });
    expect(told.slice(0, 3)).toEqual([1, 2, 3]);
    expect(compared.rows.length).toBe(told.length);
    expect(server.arrived.length).toBeLessThan(10);
  });

  it('is cancelled at once, whether the shop answers or not', async () => {
    const abort = new AbortController();
    const asked: string[] = [];
    const never = new Promise<never>(() => undefined);
    const compared = compareRows(preparedRows(9), {
      client: {
        getConsumer: (id) => {
          asked.push(id);
          return never;
        },
      },
      mode: 'upsert',
      pacer: { turn: () => Promise.resolve(), hold: () => Promise.resolve() },
      policy: DEFAULT_RETRY_POLICY,
      random: () => 0.5,
      sleep: () => never,
      signal: abort.signal,
      onCompared: () => undefined,
    });
    while (asked.length === 0) await new Promise(setImmediate);
    abort.abort();
    expect(await compared).toEqual({ rows: [], ended: { by: 'cancelled' } });
  });
});
