import { listShop } from '../../shared/shop/list-shop';
import type { ListState, SheetState } from '../../shared/sheet/sheet-state';
import type { DeliveryQueries } from '../delivery/query-deliveries';
import type { DeliveryShop } from '../delivery/store/new-delivery';

/** A list of a shop's consumers that may settle rows: it is of the very shop that the rows go to, and as old as the last sending at most. */
export type UsableList = Pick<ListState, 'shop' | 'askedAt'>;

/**
 * The list of a sheet, if it may settle rows that go to a shop; else null. Something may have been sent to the shop since it was asked for,
 * from this sheet or by any other delivery on this machine: then it may show values that the shop has no more.
 *
 * The practice shop has the same ledger whatever its address, which a list is of.
 */
export function usableList(
  { list }: Pick<SheetState, 'list'>,
  shop: Pick<DeliveryShop, 'id' | 'baseUrl' | 'ledgerScope'>,
  deliveries: Pick<DeliveryQueries, 'isSentSince'>,
): UsableList | null {
  if (list === null || list === undefined || list.sentSince || list.shop !== listShop(shop)) return null;
  return deliveries.isSentSince(shop.ledgerScope, list.askedAt) ? null : list;
}
