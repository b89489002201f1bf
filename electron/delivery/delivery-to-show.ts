import type { DeliverySummary } from '../../shared/delivery/summary';
import type { Deliveries } from './deliveries';
import type { Shops } from '../shops/shops';

/** The delivery that a new window shows or offers: the one running here, or else the newest that can be resumed. Null if there is none. */
export function deliveryToShow({
  deliveries,
  shops,
}: {
  deliveries: Pick<Deliveries, 'unfinished' | 'runsHere'>;
  shops: Pick<Shops, 'has'>;
}): DeliverySummary | null {
  const unfinished = deliveries.unfinished();
  const canGoOn = ({ state, shopId }: DeliverySummary): boolean =>
    state.status !== 'running' && shopId !== null && shops.has(shopId);
  return unfinished.find(({ id }) => deliveries.runsHere(id)) ?? unfinished.find(canGoOn) ?? null;
}
