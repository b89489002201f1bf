import { describe, expect, it } from 'vitest';
import { deliveryToShow } from '../../../electron/delivery/delivery-to-show';
import { deliver, newDelivery, openBench, preparedRows, serve, TOKEN } from '../../fakes/delivery-bench';
import { consumer } from '../../fakes/scripted-server';

const NOWHERE = 'http://127.0.0.1:9/v4';
const shops = { has: (id: string) => id === 'shop-1' };

function toAddress(baseUrl: string, shopId: string | null) {
  const input = newDelivery(baseUrl, preparedRows(2));
  return { ...input, shop: { ...input.shop, id: shopId } };
}

describe('the delivery that a window shows or offers when it is opened', () => {
  it('is the one running here, even if others were started later', async () => {
    const server = await serve(() => 'hang');
    const { deliveries } = openBench();
    const running = await deliveries.create(newDelivery(server.baseUrl, preparedRows(2)));
    await deliveries.create(newDelivery(NOWHERE, preparedRows(2)));
    deliveries.start(running.id, TOKEN);
    expect(deliveryToShow({ deliveries, shops })).toMatchObject({ id: running.id, state: { status: 'running' } });
  });

  it('is otherwise the newest unfinished one', async () => {
    const server = await serve([{ status: 201, body: consumer({}) }]);
    const { deliveries } = openBench();
    expect(deliveryToShow({ deliveries, shops })).toBeNull();
    await deliveries.create(newDelivery(NOWHERE, preparedRows(2)));
    const newest = await deliveries.create(newDelivery(NOWHERE, preparedRows(2)));
    await deliver(deliveries, newDelivery(server.baseUrl, preparedRows(2)));
    expect(deliveryToShow({ deliveries, shops })?.id).toBe(newest.id);
  });

  it('is never one that another process runs', async () => {
    const server = await serve(() => 'hang');
    const other = openBench({ runBy: 'cli' });
    const { id } = await other.deliveries.create(newDelivery(server.baseUrl, preparedRows(2)));
    other.deliveries.start(id, TOKEN);
    const { deliveries } = openBench({ databasePath: other.databasePath });
    expect(deliveryToShow({ deliveries, shops })).toBeNull();
  });

  it('is never one that cannot be resumed because its shop is not saved', async () => {
    const { deliveries } = openBench();
    const { id } = await deliveries.create(toAddress(NOWHERE, 'shop-1'));
    await deliveries.create(toAddress(NOWHERE, 'removed'));
    await deliveries.create(toAddress(NOWHERE, null));
    expect(deliveryToShow({ deliveries, shops })?.id).toBe(id);
    await deliveries.stop(id);
    expect(deliveryToShow({ deliveries, shops })).toBeNull();
  });
});
