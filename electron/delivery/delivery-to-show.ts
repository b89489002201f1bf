import type { DeliverySummary } from '../../shared/delivery/summary';
import type { Deliveries } from './deliveries';
import type { Shops } from '../shops/shops';

/**
 * What a window shows or offers when it is opened: the delivery that runs here, else the newest one that the window could go on with;
 * null where there is neither.
 */
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
