import type { Deliveries } from '../delivery/deliveries';
import { AppError } from '../ipc/app-error';
import type { Shops } from '../shops/shops';

/**
 * Removes a shop with its token, its columns and the ledger of what was sent to it; its deliveries stay in the history. Throws
 * `shop-busy` while one of them is unfinished: nobody could go on with it then.
 */
export function removeShop(
  id: string,
  { shops, deliveries }: { shops: Pick<Shops, 'remove'>; deliveries: Deliveries },
): void {
  if (deliveries.unfinished().some(({ shopId }) => shopId === id)) throw new AppError('shop-busy');
  shops.remove(id);
  deliveries.ledger.forgetShop(id);
}
