import { describe, expect, it } from 'vitest';
import { removeShop } from '../../../electron/sending/remove-shop';
import { deliver, newDelivery, openBench, preparedRows, serve, TOKEN } from '../../fakes/delivery-bench';

it('removes a shop with everything stored about it, but not while something is being sent to it', async () => {
  const server = await serve(() => ({ status: 201, body: '{"data":{"id":"1","type":"consumers","attributes":{}}}' }));
  const { deliveries } = openBench();
  const removed: string[] = [];
  const shops = { remove: (id: string) => void removed.push(id) };
  const input = () => newDelivery(server.baseUrl, preparedRows(3));
  await deliver(deliveries, input());
  expect(deliveries.ledger.isEmpty(input().shop.ledgerScope)).toBe(false);

  const { id } = await deliveries.create({ ...input(), all: true });
  deliveries.start(id, TOKEN);
  await expect(removeShop('shop-1', { shops, deliveries })).rejects.toThrow('shop-busy');
  expect(removed).toEqual([]);

  await deliveries.settled(id);
  await removeShop('shop-1', { shops, deliveries });
  expect(removed).toEqual(['shop-1']);
  expect(deliveries.ledger.isEmpty(input().shop.ledgerScope)).toBe(true);
  expect(deliveries.list()).toHaveLength(2);
});

describe('a shop with an unfinished delivery', () => {
  it('stays while that is ready, paused, or run by another process, and can be removed once it has ended', async () => {
    const server = await serve(() => 'hang');
    const { deliveries, databasePath } = openBench();
    const removed: string[] = [];
    const shops = { remove: (id: string) => void removed.push(id) };
    const remove = () => removeShop('shop-1', { shops, deliveries });
    const { id } = await deliveries.create(newDelivery(server.baseUrl, preparedRows(3)));
    await expect(remove()).rejects.toThrow('shop-busy');
    deliveries.start(id, TOKEN);
    const elsewhere = openBench({ databasePath }).deliveries;
    await expect(removeShop('shop-1', { shops, deliveries: elsewhere })).rejects.toThrow('shop-busy');
    await deliveries.pause(id);
    await expect(remove()).rejects.toThrow('shop-busy');
    expect(removed).toEqual([]);
    await deliveries.stop(id);
    await remove();
    expect(removed).toEqual(['shop-1']);
  });
});
