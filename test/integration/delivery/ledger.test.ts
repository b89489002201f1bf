import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConsumerAttributes } from '../../../shared/consumer/payload-types';
import { consumer, type Step } from '../../fakes/scripted-server';
import {
  allOutcomes,
  deliver,
  newDelivery,
  openBench,
  preparedRow,
  serve,
  tempFolder,
} from '../../fakes/delivery-bench';

const created: Step = { status: 201, body: consumer({}) };

/** Answers every request with what it asks for, as a server that takes all of it. */
const takesAll = (request: { body: string }): Step => {
  const { data } = JSON.parse(request.body) as { data: { attributes: ConsumerAttributes } };
  return { status: 200, body: consumer(data.attributes) };
};

const anna = preparedRow(1, { email: 'anna@example.ru', name: 'Анна' });
const boris = preparedRow(2, { email: 'boris@example.ru', name: 'Борис' });

describe('the ledger of what was sent', () => {
  it('makes no request for what was accepted before, just so', async () => {
    const server = await serve(takesAll);
    const { deliveries } = openBench();
    await deliver(deliveries, newDelivery(server.baseUrl, [anna, boris]));
    expect(server.arrived).toHaveLength(2);
    const again = await deliver(deliveries, newDelivery(server.baseUrl, [anna, boris]));
    expect(server.arrived).toHaveLength(2);
    expect(again.summary).toMatchObject({ requests: 0, pending: 0, outcomes: { unchanged: 2 } });
    expect(again.summary.state.status).toBe('finished');
    expect(allOutcomes(deliveries, again.id).map(({ row, reason }) => [row, reason])).toEqual([
      [1, null],
      [2, null],
    ]);
  });

  it('sends what has changed since', async () => {
    const server = await serve(takesAll);
    const { deliveries } = openBench();
    await deliver(deliveries, newDelivery(server.baseUrl, [anna, boris]));
    const changed = { ...boris, attributes: { ...boris.attributes, name: 'Борис Ильич' } };
    const { summary } = await deliver(deliveries, newDelivery(server.baseUrl, [anna, changed]));
    expect(summary.outcomes).toMatchObject({ unchanged: 1, updated: 1 });
    expect(server.arrived.at(-1)?.body).toContain('Борис Ильич');
    expect(server.arrived).toHaveLength(3);
  });

  it('says of a row with another e-mail alone that the server would keep the old one', async () => {
    const server = await serve(takesAll);
    const { deliveries } = openBench();
    await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    const moved = { ...anna, attributes: { ...anna.attributes, email: 'a@example.ru' } };
    const { outcomes } = await deliver(deliveries, newDelivery(server.baseUrl, [moved]));
    expect(outcomes).toMatchObject([{ kind: 'unchanged', reason: 'contact-not-applied' }]);
    expect(server.arrived).toHaveLength(1);
  });

  it('says again of contact data that the server did not take', async () => {
    const server = await serve([{ status: 200, body: consumer({ email: 'old@example.ru', name: 'Анна' }) }]);
    const { deliveries } = openBench();
    const first = await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    expect(first.outcomes).toMatchObject([{ kind: 'kept', reason: 'server-kept-value' }]);
    const again = await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    expect(again.outcomes).toMatchObject([{ kind: 'unchanged', reason: 'contact-not-applied' }]);
  });

  it('says again of anything else that the server has otherwise, and sends it when the row is another', async () => {
    const keepsName = (request: { body: string }): Step => {
      const { data } = JSON.parse(request.body) as { data: { attributes: ConsumerAttributes } };
      return { status: 200, body: consumer({ ...data.attributes, name: 'АННА', email: 'old@example.ru' }) };
    };
    const server = await serve(keepsName);
    const { deliveries } = openBench();
    const input = newDelivery(server.baseUrl, [anna]);
    const first = await deliver(deliveries, input);
    expect(first.outcomes).toMatchObject([{ kind: 'kept', field: 'name', sentValue: 'Анна', serverValue: 'АННА' }]);
    expect(first.outcomes[0]?.otherFields).toBe('email');

    expect(deliveries.judge(input.shop.ledgerScope, [anna])).toEqual(['not-taken']);
    const again = await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    expect(again.outcomes).toMatchObject([{ kind: 'unchanged', reason: 'not-taken-before' }]);
    expect(server.arrived).toHaveLength(1);

    const renamed = { ...anna, attributes: { ...anna.attributes, name: 'Анна П.' } };
    await deliver(deliveries, newDelivery(server.baseUrl, [renamed]));
    expect(server.arrived).toHaveLength(2);
  });

  it('sends everything on demand', async () => {
    const server = await serve(takesAll);
    const { deliveries } = openBench();
    await deliver(deliveries, newDelivery(server.baseUrl, [anna, boris]));
    const { summary } = await deliver(deliveries, { ...newDelivery(server.baseUrl, [anna, boris]), all: true });
    expect(summary.outcomes).toMatchObject({ unchanged: 0, updated: 2 });
    expect(server.arrived).toHaveLength(4);
  });

  it('knows nothing of a row that failed', async () => {
    const server = await serve([{ status: 422, body: { status: '422', title: 'Validation failed' } }, created]);
    const { deliveries } = openBench();
    await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    const { summary } = await deliver(deliveries, newDelivery(server.baseUrl, [anna]));
    expect(summary.outcomes).toMatchObject({ unchanged: 0, created: 1 });
  });

  it('speaks for one shop only, and forgets it on demand', async () => {
    const server = await serve(takesAll);
    const { deliveries } = openBench();
    const first = newDelivery(server.baseUrl, [anna]);
    const other = newDelivery(server.baseUrl, [anna]);
    other.shop.ledgerScope = 'shop-2';
    await deliver(deliveries, first);
    await deliver(deliveries, other);
    expect(server.arrived).toHaveLength(2);
    expect(deliveries.judge(first.shop.ledgerScope, [anna, boris])).toEqual(['unchanged', 'send']);
    deliveries.forgetSent(first.shop.ledgerScope);
    expect(deliveries.judge(first.shop.ledgerScope, [anna])).toBeNull();
    expect(deliveries.judge(other.shop.ledgerScope, [anna])).toEqual(['unchanged']);
  });

  it('outlives the delivery and the program, and holds nothing that a person can be known by', async () => {
    const server = await serve(takesAll);
    const databasePath = join(tempFolder(), 'deliveries.db');
    const before = openBench({ databasePath });
    const { id } = await deliver(before.deliveries, newDelivery(server.baseUrl, [anna]));
    before.deliveries.remove(id);
    await before.deliveries.close();
    const after = openBench({ databasePath });
    const { summary } = await deliver(after.deliveries, newDelivery(server.baseUrl, [anna]));
    expect(summary.outcomes.unchanged).toBe(1);
    after.deliveries.remove(summary.id);
    await after.deliveries.close();
    const bytes = readFileSync(databasePath);
    for (const secret of ['anna@example.ru', 'Анна']) expect(bytes.includes(secret)).toBe(false);
  });
});
