import type { Deliveries } from '../delivery/deliveries';
import { AppError } from '../ipc/app-error';
import type { Shops } from '../shops/shops';

/**
 * Removes a shop with its token, its columns and the ledger of what was sent to it; its deliveries stay in the history. Throws
 * `shop-busy` while something is sent to it.
 */
export function removeShop(
  id: string,
  { shops, deliveries }: { shops: Pick<Shops, 'remove'>; deliveries: Deliveries },
): void {
  const isSentTo = deliveries.list().some(({ shopId, state }) => shopId === id && state.status === 'running');
  if (isSentTo) throw new AppError('shop-busy');
  shops.remove(id);
  deliveries.ledger.forgetShop(id);
}
