import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deliver, newDelivery, openBench, preparedRow, serve, tempFolder, TOKEN } from '../../fakes/delivery-bench';
import { consumer, type Step } from '../../fakes/scripted-server';

const row = preparedRow(1, { name: 'Анна', email: 'anna@example.ru' });
const taken: Step = {
  status: 422,
  body: { errors: { status: 422, title: 'Validation error', details: { external_id: ['is already taken'] } } },
};
const ours: Step = {
  status: 200,
  body: consumer({ external_id: 'c1', name: 'Анна', email: 'anna@example.ru', phone: null }),
};
const another: Step = { status: 200, body: consumer({ external_id: 'c1', name: 'Борис', email: 'boris@example.ru' }) };

describe('a creation whose answer was lost', () => {
  it.each<[string, Step, string]>([
    ['as it was sent', ours, 'created'],
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
    ['is of another consumer', { status: 200, body: consumer({ external_id: 'somebody' }) }],
  ])('is left open where the answer to that %s', async (_, has) => {
    const server = await serve(({ method }, index) => (index === 0 ? 'drop' : method === 'GET' ? has : taken));
    const { deliveries } = openBench();
    const { outcomes } = await deliver(deliveries, newDelivery(server.baseUrl, [row], { mode: 'create' }));
    expect(outcomes).toMatchObject([{ kind: 'exists', reason: 'created-or-exists' }]);
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
  ])('is settled so after a crash, too: %s', async (_, has, kind) => {
    const { deliveries, databasePath } = openBench();
    const folder = tempFolder();
    const server = await serve(({ method }) => {
      if (method === 'GET') return has;
      if (server.arrived.length > 1) return taken;
      // The crash comes between the shop's act and the outcome.
      cpSync(dirname(databasePath), folder, { recursive: true });
      return { status: 201, body: consumer({}) };
    });
    const { id } = await deliver(deliveries, newDelivery(server.baseUrl, [row], { mode: 'create' }));
    const again = openBench({ databasePath: join(folder, 'deliveries.db') }).deliveries;
    again.start(id, TOKEN);
    expect(await again.settled(id)).toMatchObject({ state: { status: 'finished' }, outcomes: { [kind]: 1 } });
  });
});

describe('only changing', () => {
  it('never changes a consumer that has the id as its internal one', async () => {
    const server = await serve([{ status: 200, body: consumer({ external_id: 'someone-else' }) }]);
    const { deliveries } = openBench();
    const { outcomes } = await deliver(deliveries, newDelivery(server.baseUrl, [row], { mode: 'update' }));
    expect(outcomes).toMatchObject([{ kind: 'skipped', reason: 'not-found' }]);
    expect(server.arrived.map(({ method }) => method)).toEqual(['GET']);
  });
});
