import type { DeliverySummary } from '../../shared/delivery/summary';
import { isOver } from '../../shared/delivery/state';
import { AppError } from '../errors/app-error';
import type { DeliveryQueries } from './query-deliveries';
import type { DeliveryRuns } from './run-deliveries';
import { noneSkipped, type DeliveryShop } from './store/new-delivery';
import { derivedKey } from './intake/source-key';

/**
 * Creates a delivery that restores the values before another one. It creates no consumers: those that are gone by now are skipped.
 *
 * @throws AppError `delivery-not-allowed` while the other one may still be resumed, `nothing-to-send`
 */
export async function createRevert(
  deliveries: DeliveryRuns & DeliveryQueries,
  id: string,
  shop: DeliveryShop,
): Promise<DeliverySummary> {
  const { summary } = deliveries.get(id);
  if (!isOver(summary.state)) throw new AppError('delivery-not-allowed', summary.state.status);
  const first = await deliveries.restorable(id)[Symbol.asyncIterator]().next();
  if (first.done === true) throw new AppError('nothing-to-send');
  return deliveries.create({
    shop,
    mode: 'update',
    all: true,
    fileName: summary.fileName,
    headers: deliveries.headers(id),
    sourceKey: derivedKey(deliveries.sourceKey(id), `take-back:${id}`),
    reverts: id,
    rows: noneSkipped(deliveries.restorable(id)),
  });
}
