import { PRACTICE_SHOP_ID } from '../../shared/shop/shop';
import { ledgerScope, type DeliveryShop } from '../delivery/store/new-delivery';
import type { StoredShop } from '../shops/shop-store';
import type { Shops } from '../shops/shops';

/** A saved shop as a delivery goes to it. The practice shop's address is another one in every run, its consumers are the same. */
export function deliveryShopOf(shop: StoredShop, shops: Pick<Shops, 'authOf'>): DeliveryShop {
  const { id, name, baseUrl, pace } = shop;
  const scope = id === PRACTICE_SHOP_ID ? PRACTICE_SHOP_ID : ledgerScope(id, baseUrl);
  return { id, name, baseUrl, pace, auth: shops.authOf(shop), ledgerScope: scope };
}
