import { PRACTICE_SHOP_ID } from '../../shared/shop/shop-limits';
import { ledgerScope, type DeliveryShop } from '../delivery/store/new-delivery';
import type { StoredShop } from '../shops/shop-store';
import type { Shops } from '../shops/shops';

/** A saved shop as a delivery needs it. The practice shop has another address in every run, but the same consumers. */
export function deliveryShopOf(shop: StoredShop, shops: Pick<Shops, 'authOf'>): DeliveryShop {
  const { id, name, baseUrl, pace } = shop;
  const scope = id === PRACTICE_SHOP_ID ? PRACTICE_SHOP_ID : ledgerScope(id, baseUrl);
  return { id, name, baseUrl, pace, auth: shops.authOf(shop), ledgerScope: scope };
}
