import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPracticeShop, type SeenRequest } from '../../../electron/practice/practice-shop';
import type { FaultScript } from '../../../electron/practice/faults';
import { deliver, newDelivery, openBench, preparedRow, tempFolder, TOKEN } from '../../fakes/delivery-bench';

async function openShop(faults: FaultScript = []) {
  const seen: SeenRequest[] = [];
  const shop = await startPracticeShop({
    databasePath: join(tempFolder(), 'practice.db'),
    tokens: [TOKEN],
    pace: 0,
    faults,
    onRequest: (request) => seen.push(request),
  });
  onTestFinished(() => shop.close());
  const held = () => shop.consumers({ offset: 0, limit: 200, search: '' }).consumers;
  return { shop, seen, held, ...openBench() };
}

const anna = { email: 'anna@example.ru', name: 'Анна', phone: '+79000000001' };

describe('create or update', () => {
  it('creates, then updates, and reports what the shop kept', async () => {
    const { shop, deliveries, held } = await openShop();
    const first = await deliver(deliveries, newDelivery(shop.baseUrl, [preparedRow(1, anna)]));
    expect(first.outcomes).toMatchObject([{ kind: 'created' }]);

    const second = await deliver(deliveries, newDelivery(shop.baseUrl, [preparedRow(1, { ...anna, name: 'Анна П.' })]));
    expect(second.outcomes).toMatchObject([{ kind: 'updated' }]);

    const moved = { ...anna, email: 'anna.new@example.ru' };
    const third = await deliver(deliveries, newDelivery(shop.baseUrl, [preparedRow(1, moved)]));
    expect(third.outcomes).toMatchObject([{ kind: 'kept', field: 'email', serverValue: 'anna@example.ru' }]);
    expect(held()).toMatchObject([{ externalId: 'c1', name: 'Анна', email: 'anna@example.ru' }]);
  });

  it('fails if another consumer has the e-mail', async () => {
    const { shop, deliveries } = await openShop();
    const { outcomes } = await deliver(
      deliveries,
      newDelivery(shop.baseUrl, [preparedRow(1, anna), preparedRow(2, anna)]),
    );
    expect(outcomes).toMatchObject([
      { kind: 'created' },
      { kind: 'failed', field: 'email', message: 'email is already taken', httpStatus: 422 },
    ]);
  });

  it.each(['before', 'after'] as const)('is sent again if the connection breaks %s the shop acted', async (when) => {
    const { shop, deliveries, held } = await openShop([{ match: { nth: 1 }, action: { do: 'drop', when } }]);
    const { outcomes } = await deliver(deliveries, newDelivery(shop.baseUrl, [preparedRow(1, anna)]));
    expect(outcomes).toMatchObject([{ kind: when === 'before' ? 'created' : 'updated', attempts: 2 }]);
    expect(held()).toHaveLength(1);
  });
});

describe('create only', () => {
  it('creates, and leaves existing consumers alone', async () => {
    const { shop, deliveries, seen, held } = await openShop();
    await deliver(deliveries, newDelivery(shop.baseUrl, [preparedRow(1, anna)], { mode: 'create' }));
    expect(seen).toMatchObject([{ method: 'POST', url: '/v4/consumers' }]);
    const again = newDelivery(shop.baseUrl, [preparedRow(1, { name: 'Другая' })], { mode: 'create' });
    const { outcomes } = await deliver(deliveries, again);
    expect(outcomes).toMatchObject([{ kind: 'exists', reason: 'already-exists' }]);
    expect(held()).toMatchObject([{ name: 'Анна' }]);
  });

  it.each(['before', 'after'] as const)(
    'asks before repeating if the answer is lost %s the shop acted',
    async (when) => {
      const { shop, deliveries, seen, held } = await openShop([{ match: { nth: 1 }, action: { do: 'drop', when } }]);
      const { outcomes } = await deliver(
        deliveries,
        newDelivery(shop.baseUrl, [preparedRow(1, anna)], { mode: 'create' }),
      );
      expect(outcomes).toMatchObject([{ kind: 'created' }]);
      expect(held()).toMatchObject([{ externalId: 'c1', email: 'anna@example.ru' }]);
      expect(seen.map(({ method }) => method)).toEqual(when === 'before' ? ['POST', 'GET', 'POST'] : ['POST', 'GET']);
    },
  );
});

describe('update only', () => {
  it('updates existing consumers and skips others', async () => {
    const { shop, deliveries, held } = await openShop();
    await deliver(deliveries, newDelivery(shop.baseUrl, [preparedRow(1, anna)]));
    const rows = [preparedRow(1, { name: 'Анна П.' }), preparedRow(2, { name: 'Нет такого' })];
    const { outcomes } = await deliver(deliveries, newDelivery(shop.baseUrl, rows, { mode: 'update' }));
    expect(outcomes).toMatchObject([{ kind: 'updated' }, { kind: 'skipped', reason: 'not-found', httpStatus: 404 }]);
    expect(held()).toMatchObject([{ externalId: 'c1', name: 'Анна П.' }]);
  });
});
