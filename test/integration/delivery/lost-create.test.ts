import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deliver, newDelivery, openBench, preparedRow, serve, tempFolder, TOKEN } from '../../fakes/delivery-bench';
import { consumer, type Step } from '../../fakes/scripted-server';

const row = preparedRow(1, { name: 'АННА', email: 'anna@example.ru', first_name: 'Аня' });
const taken: Step = {
  status: 422,
  body: { errors: { status: 422, title: 'Validation error', details: { external_id: ['is already taken'] } } },
};
const ours: Step = {
  status: 200,
  body: consumer({ external_id: 'c1', name: 'Анна', email: 'anna@example.ru', phone: null }),
};
const respelt: Step = {
  status: 200,
  body: consumer({ external_id: 'c1', name: 'Анна', first_name: null, email: 'Anna@example.ru' }),
};
const another: Step = { status: 200, body: consumer({ external_id: 'c1', name: 'Борис', email: 'boris@example.ru' }) };

describe('a creation whose answer was lost', () => {
  it.each<[string, Step, string]>([
    ['as it was sent', ours, 'created'],
    ['in the shop’s own spelling (trap 7)', respelt, 'created'],
    ['otherwise', another, 'exists'],
  ])('is settled by what the shop has: %s', async (_, has, kind) => {
    const server = await serve(({ method }, index) => (index === 0 ? 'drop' : method === 'GET' ? has : taken));
    const { deliveries } = openBench();
    const { outcomes } = await deliver(deliveries, newDelivery(server.baseUrl, [row], { mode: 'create' }));
    expect(outcomes).toMatchObject([{ kind }]);
    expect(server.arrived.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  it.each<[string, Step]>([
    ['is no document', { status: 200, body: '{"data":{"attri' }],
    ['is a redirect', { status: 302, headers: { Location: 'https://elsewhere.example' } }],
    ['is of another consumer', { status: 200, body: consumer({ external_id: 'somebody' }) }],
  ])('is left open if the answer to that %s', async (_, has) => {
    const server = await serve(({ method }, index) => (index === 0 ? 'drop' : method === 'GET' ? has : taken));
    const { deliveries } = openBench();
    const { outcomes } = await deliver(deliveries, newDelivery(server.baseUrl, [row], { mode: 'create' }));
    expect(outcomes).toMatchObject([{ kind: 'exists', reason: 'created-or-exists' }]);
  });

  it.each<[string, Step]>([
    ['for words that arrived spoilt', { status: 422, body: '{"errors":{"stat' }],
    ['by a redirect', { status: 302, headers: { Location: 'https://elsewhere.example' } }],
  ])('is settled in the same way if the repeated one is refused too: %s', async (_, refusal) => {
    let gets = 0;
    const server = await serve(({ method }, index) => {
      if (index === 0) return 'drop';
      if (method !== 'GET') return refusal;
      gets += 1;
      return gets === 1 ? { status: 404 } : ours;
    });
    const { deliveries } = openBench();
    const { outcomes } = await deliver(deliveries, newDelivery(server.baseUrl, [row], { mode: 'create' }));
    expect(outcomes).toMatchObject([{ kind: 'created' }]);
  });

  it('is unknown if neither the reason for refusing the repeated one nor what the shop has can be read', async () => {
    const spoilt: Step = { status: 200, body: '{"data":{"attri' };
    const server = await serve(({ method }, index) =>
      index === 0 ? 'drop' : method === 'GET' ? spoilt : { status: 422, body: '{"errors":{"stat' },
    );
    const { deliveries } = openBench();
    const { outcomes } = await deliver(deliveries, newDelivery(server.baseUrl, [row], { mode: 'create' }));
    expect(outcomes).toMatchObject([{ kind: 'failed', reason: 'gave-up' }]);
  });

  it('keeps the pace with every request', async () => {
    const starts: number[] = [];
    const { deliveries, clock } = openBench();
    const server = await serve((_, index) => {
      starts.push(clock.nowMs());
      return index === 0 ? 'drop' : index === 1 ? { status: 404 } : { status: 201, body: consumer({}) };
    });
    await deliver(deliveries, newDelivery(server.baseUrl, [row], { mode: 'create', pace: 0.1 }));
    expect(starts.map((atMs, index) => atMs - (starts[index - 1] ?? -Infinity) >= 10_000)).toEqual([true, true, true]);
  });

  it.each<[string, Step, string]>([
    ['as it was sent', ours, 'created'],
    ['otherwise', another, 'exists'],
  ])('is settled in the same way after a crash: %s', async (_, has, kind) => {
    const { deliveries, databasePath } = openBench();
    const folder = tempFolder();
    const server = await serve(({ method }) => {
      if (method === 'GET') return has;
      if (server.arrived.length > 1) return taken;
      // The crash comes between the shop's action and the outcome.
      cpSync(dirname(databasePath), folder, { recursive: true });
      return { status: 201, body: consumer({}) };
    });
    const { id } = await deliver(deliveries, newDelivery(server.baseUrl, [row], { mode: 'create' }));
    const again = openBench({ databasePath: join(folder, 'deliveries.db') }).deliveries;
    again.start(id, TOKEN);
    expect(await again.settled(id)).toMatchObject({ state: { status: 'finished' }, outcomes: { [kind]: 1 } });
  });
});

describe('a creation refused without processing', () => {
  const limited: Step = { status: 429, headers: { 'Retry-After': '3600' } };

  it.each<[string, Step]>([
    ['by the token', { status: 401 }],
    ['by its scope', { status: 403 }],
    ['by the rate limit', limited],
  ])('%s has created no consumer, so one found later existed before', async (_, refusal) => {
    const server = await serve(({ method }, index) => (index === 0 ? refusal : method === 'GET' ? ours : taken));
    const { deliveries } = openBench();
    const { id } = await deliver(deliveries, newDelivery(server.baseUrl, [row], { mode: 'create' }));
    deliveries.start(id, TOKEN);
    expect(await deliveries.settled(id)).toMatchObject({ state: { status: 'finished' }, outcomes: { exists: 1 } });
    expect(server.arrived.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });

  it('without a server has created no consumer either', async () => {
    const gone = await serve([taken]);
    await gone.close();
    const { deliveries } = openBench();
    const { id } = await deliver(deliveries, newDelivery(gone.baseUrl, [row], { mode: 'create' }));
    const back = await serve([taken]);
    deliveries.start(id, TOKEN, { ...deliveries.shop(id), baseUrl: back.baseUrl });
    expect(await deliveries.settled(id)).toMatchObject({ outcomes: { exists: 1 } });
    expect(back.arrived.map(({ method }) => method)).toEqual(['POST']);
  });

  it('may still have happened through an earlier one whose answer was lost', async () => {
    const steps: Step[] = ['drop', { status: 404 }, { status: 401 }, taken, ours];
    const server = await serve(steps);
    const { deliveries } = openBench();
    const { id } = await deliver(deliveries, newDelivery(server.baseUrl, [row], { mode: 'create' }));
    expect(deliveries.get(id).summary.state).toMatchObject({ status: 'paused', reason: { by: 'token' } });
    deliveries.start(id, TOKEN);
    expect(await deliveries.settled(id)).toMatchObject({ outcomes: { created: 1 } });
    expect(server.arrived.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST', 'POST', 'GET']);
  });
});

describe('update-only mode', () => {
  it('never changes a consumer that has the id as its internal one', async () => {
    const server = await serve([{ status: 200, body: consumer({ external_id: 'someone-else' }) }]);
    const { deliveries } = openBench();
    const { outcomes } = await deliver(deliveries, newDelivery(server.baseUrl, [row], { mode: 'update' }));
    expect(outcomes).toMatchObject([{ kind: 'skipped', reason: 'not-found' }]);
    expect(server.arrived.map(({ method }) => method)).toEqual(['GET']);
  });
});
