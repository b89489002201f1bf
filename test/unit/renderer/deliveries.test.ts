import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deliveriesStore, listDeliveries, loadDelivery } from '../../../renderer/model/deliveries';
import type { DeliveryProgress, DeliverySummary } from '../../../shared/delivery/summary';

const summary = (id: string, status: 'running' | 'finished') => ({ id, state: { status } }) as DeliverySummary;

/** Main, as it stands at the moment. */
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
  it('is news of those that the window knew already, and only of those', async () => {
    await loadDelivery('seen');
    // An unattended import, which tells this window nothing, has brought it to its end.
    main.list = [summary('seen', 'finished'), summary('other', 'finished')];
    expect((await listDeliveries({ offset: 0, limit: 50 })).deliveries).toEqual(main.list);
    const { byId } = deliveriesStore.get();
    expect(byId['seen']?.summary.state.status).toBe('finished');
    expect(Object.keys(byId)).toEqual(['seen']);
  });
});
