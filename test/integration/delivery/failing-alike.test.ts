import { describe, expect, it, onTestFinished } from 'vitest';
import { directNetwork as network } from '../../../electron/network/network';
import { createAplautClient } from '../../../electron/api/aplaut-client';
import { openDatabase } from '../../../electron/delivery/store/database';
import type { PendingRow } from '../../../electron/delivery/store/row-store';
import { runDelivery } from '../../../electron/delivery/send/runner';
import { ALIKE_LIMITS } from '../../../shared/delivery/failing-alike';
import { DEFAULT_RETRY_POLICY } from '../../../shared/delivery/answers/retry-policy';
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
import { consumer, type Arrived, type Step } from '../../fakes/scripted-server';

const { canaryRows, breakerRows } = ALIKE_LIMITS;
const refuse = (field = 'email', requestId = 'request-1'): Step => ({
  status: 422,
  headers: { 'X-Request-Id': requestId },
  body: { errors: { status: 422, title: 'Validation error', details: { [field]: ['is invalid'] } } },
});
const accept: Step = { status: 201, body: consumer({}) };
const numberOf = ({ path }: Arrived) => Number(/c(\d+)$/.exec(path)?.[1]);
const alike = (rows: number, requestId: string | null = 'request-1') => ({
  status: 'paused',
  reason: { by: 'failing-alike', message: 'email is invalid', rows, requestId },
});

/** Sends rows, four at a time and a hundred per batch as usual, to a server with this script. */
async function sendTo(script: Parameters<typeof serve>[0], count: number, concurrency = 4) {
  const server = await serve(script);
  const bench = openBench();
  const rows = preparedRows(count);
  const input = newDelivery(server.baseUrl, rows, { concurrency, batchSize: 100 });
  return { ...bench, server, ...(await deliver(bench.deliveries, input)) };
}

describe('a large delivery whose rows are all refused alike', () => {
  it('pauses after the first few, with the others still to be sent', async () => {
    const { server, summary, outcomes } = await sendTo([refuse()], 200);
    expect(summary).toMatchObject({ state: alike(canaryRows), pending: 195, requests: 5, outcomes: { failed: 5 } });
    expect(server.arrived.map(numberOf)).toEqual([1, 2, 3, 4, 5]);
    expect(outcomes.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5]);
  });

  it('sends the first few one by one', async () => {
    const bench = openBench();
    const decidedBefore: number[] = [];
    const server = await serve(() => {
      decidedBefore.push(allOutcomes(bench.deliveries, id).length);
      return refuse();
    });
    const rows = preparedRows(200);
    const { id } = await bench.deliveries.create(newDelivery(server.baseUrl, rows, { concurrency: 8, batchSize: 100 }));
    bench.deliveries.start(id, TOKEN);
    await bench.deliveries.settled(id);
    expect(decidedBefore).toEqual([0, 1, 2, 3, 4]);
  });

  it('resumes on request, and rows refused before are not sent again', async () => {
    let isRepaired = false;
    const { deliveries, id, server } = await sendTo(() => (isRepaired ? accept : refuse()), 200);
    isRepaired = true;
    deliveries.start(id, TOKEN);
    const summary = await deliveries.settled(id);
    expect(summary).toMatchObject({
      state: { status: 'finished' },
      pending: 0,
      requests: 200,
      outcomes: { failed: 5, created: 195 },
    });
    expect(server.arrived.map(numberOf).sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  });

  it('is then watched by the breaker', async () => {
    const { deliveries, id } = await sendTo([refuse()], 200, 1);
    deliveries.start(id, TOKEN);
    const summary = await deliveries.settled(id);
    expect(summary).toMatchObject({ state: alike(breakerRows), outcomes: { failed: canaryRows + breakerRows } });
  });

  it('is paused in the same way after a restart of the program', async () => {
    const { deliveries, id, databasePath } = await sendTo([refuse()], 200);
    await deliveries.close();
    expect(openBench({ databasePath }).deliveries.get(id).summary.state).toEqual(alike(canaryRows));
  });

  it('has no request id if an older version paused it', async () => {
    const { deliveries, id, databasePath } = await sendTo([refuse()], 200);
    await deliveries.close();
    const database = openDatabase(databasePath);
    database.exec("UPDATE deliveries SET state = json_remove(state, '$.reason.requestId')");
    database.close();
    expect(openBench({ databasePath }).deliveries.get(id).summary.state).toEqual(alike(canaryRows, null));
  });
});

describe('rows refused for different reasons', () => {
  it('cause no pause', async () => {
    const { summary } = await sendTo((_, index) => refuse(index % 2 === 0 ? 'email' : 'phone'), 200, 1);
    expect(summary).toMatchObject({ state: { status: 'finished' }, outcomes: { failed: 200 } });
  });
});

describe('rows refused alike in the middle of a delivery', () => {
  it.each([1, 8])('pause it before many have failed, at a concurrency of %i', async (concurrency) => {
    const { summary, server } = await sendTo(
      (arrived) => (numberOf(arrived) <= 100 ? accept : refuse()),
      400,
      concurrency,
    );
    expect(summary).toMatchObject({ state: alike(breakerRows), outcomes: { created: 100 } });
    expect(summary.outcomes.failed).toBeGreaterThanOrEqual(breakerRows);
    expect(summary.outcomes.failed).toBeLessThan(breakerRows + concurrency);
    expect(server.arrived).toHaveLength(400 - summary.pending);
  });

  it('give the pause the message and request id of the first of them', async () => {
    const script = (arrived: Arrived): Step =>
      numberOf(arrived) <= 100 ? accept : refuse('email', `request-${numberOf(arrived)}`);
    const { summary } = await sendTo(script, 400, 1);
    expect(summary).toMatchObject({ state: alike(breakerRows, 'request-101') });
  });

  it('cause no pause if an accepted row comes in between', async () => {
    const { summary } = await sendTo((arrived) => (numberOf(arrived) % breakerRows === 1 ? accept : refuse()), 200, 1);
    expect(summary).toMatchObject({ state: { status: 'finished' }, outcomes: { created: 10, failed: 190 } });
  });
});

describe('rows refused alike up to the last one', () => {
  it.each([breakerRows, breakerRows + 2])(
    'finish a delivery of %i, since a pause would save nothing',
    async (count) => {
      const { summary } = await sendTo([refuse()], count, 4);
      expect(summary).toMatchObject({ state: { status: 'finished' }, pending: 0, outcomes: { failed: count } });
    },
  );
});

describe('a run that knows what happened before it', () => {
  it.each([
    ['a large delivery in small batches, taken before but not decided on', { pending: 200, decided: 0 }, canaryRows],
    ['a large delivery of which rows were decided on before', { pending: 200, decided: 1 }, breakerRows],
    ['what is left of a small one', { pending: 3, decided: 0 }, breakerRows],
  ])('acts on that: %s', async (_, before, expected) => {
    const server = await serve([refuse()]);
    const client = createAplautClient({ baseUrl: server.baseUrl, auth: 'bearer', token: TOKEN, network });
    onTestFinished(() => client.close());
    const pending = Array.from({ length: 200 }, (_, n): PendingRow => ({
      ...preparedRow(n + 1),
      attempts: 0,
      wasTaken: true,
    }));
    const end = await runDelivery({
      client,
      before,
      mode: 'upsert',
      previousValues: null,
      policy: DEFAULT_RETRY_POLICY,
      concurrency: 1,
      pacer: { turn: () => Promise.resolve(), hold: () => Promise.resolve() },
      nextBatch: () => pending.slice(0, 3),
      save: (outcomes) => {
        pending.splice(0, outcomes.length);
        return Promise.resolve();
      },
      writable: () => Promise.resolve(),
      markTaken: () => Promise.resolve(),
      now: () => new Date(0),
      nowMs: () => 0,
      random: () => 0.5,
      sleep: () => Promise.resolve(),
      signal: new AbortController().signal,
      onUnexpected: () => undefined,
      onRequest: () => undefined,
      onWait: () => undefined,
    });
    expect(end).toMatchObject({ kind: 'paused', reason: { by: 'failing-alike', rows: expected } });
    expect(server.arrived).toHaveLength(expected);
  });
});
