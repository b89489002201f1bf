import { PRACTICE_SHOP_ID } from '../../shared/shop/shop-limits';
import type { Deliveries } from '../delivery/deliveries';
import { AppError } from '../errors/app-error';
import type { Shops } from '../shops/shops';

/** Throws if the shop cannot be removed: `practice-shop-fixed`, or `shop-busy` as in {@link removeShop}. */
export function mayRemoveShop(id: string, deliveries: Pick<Deliveries, 'unfinished'>): void {
  if (id === PRACTICE_SHOP_ID) throw new AppError('practice-shop-fixed');
  if (deliveries.unfinished().some(({ shopId }) => shopId === id)) throw new AppError('shop-busy');
}

/**
 * Removes a shop with its token, its column layouts and the ledger of what was sent to it; its deliveries stay in the history. Throws
 * `shop-busy` while one of them is unfinished: it could not be resumed then.
 */
export async function removeShop(
  id: string,
  { shops, deliveries }: { shops: Pick<Shops, 'remove'>; deliveries: Pick<Deliveries, 'ledger' | 'unfinished'> },
): Promise<void> {
  mayRemoveShop(id, deliveries);
  shops.remove(id);
  await deliveries.ledger.forgetShop(id);
}
