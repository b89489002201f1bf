import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deliveriesStore, listDeliveries, loadDelivery } from '../../../renderer/model/deliveries';
import type { DeliveryProgress, DeliverySummary } from '../../../shared/delivery/summary';

const summary = (id: string, status: 'running' | 'finished') => ({ id, state: { status } }) as DeliverySummary;

/** What main would answer at the moment. */
const main = { get: summary('seen', 'running'), list: [] as DeliverySummary[] };

beforeEach(() => {
  const progress = (): DeliveryProgress => ({ summary: main.get, ratePerSecond: 2, secondsLeft: 60, waiting: null });
  vi.stubGlobal('window', {
    aplautImport: {
      request: (name: 'delivery-get' | 'delivery-list') =>
        Promise.resolve({
          ok: true,
          value: name === 'delivery-get' ? progress() : { total: 2, deliveries: main.list },
        }),
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the list of deliveries', () => {
  it('updates deliveries that the window already knew, and only those', async () => {
    await loadDelivery('seen');
    // A command, which sends this window no events, has finished it.
    main.list = [summary('seen', 'finished'), summary('other', 'finished')];
    expect((await listDeliveries({ offset: 0, limit: 50 })).deliveries).toEqual(main.list);
    const { byId } = deliveriesStore.get();
    expect(byId['seen']?.summary.state.status).toBe('finished');
    expect(Object.keys(byId)).toEqual(['seen']);
  });
});
