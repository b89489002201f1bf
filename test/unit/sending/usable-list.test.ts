import { expect, it } from 'vitest';
import { deliveryShopOf } from '../../../electron/sending/delivery-shop';
import { usableList } from '../../../electron/sending/usable-list';
import type { StoredShop } from '../../../electron/shops/shop-store';
import { listShop } from '../../../shared/shop/list-shop';
import { PRACTICE_SHOP_ID } from '../../../shared/shop/shop-limits';
import type { ListState } from '../../../shared/sheet/sheet-state';

const baseUrl = 'http://127.0.0.1:4012/v4';
const list = (id: string | null, sentSince = false) =>
  ({ shop: listShop({ id, baseUrl }), askedAt: '2026-11-29T10:00:00Z', sentSince }) as ListState;
const shopOf = (id: string) =>
  deliveryShopOf({ id, name: '', baseUrl, pace: 0 } as StoredShop, { authOf: () => 'bearer' });

it.each([PRACTICE_SHOP_ID, 'one'])('a list settles rows that go to its own shop: %s', (id) => {
  const scopes: string[] = [];
  const deliveries = { isSentSince: (scope: string) => scopes.push(scope) === 0 };
  const shop = shopOf(id);
  expect(usableList({ list: list(id) }, shop, deliveries)).not.toBeNull();
  expect(usableList({ list: list('another') }, shop, deliveries)).toBeNull();
  expect(usableList({ list: list(id, true) }, shop, deliveries)).toBeNull();
  expect(usableList({ list: list(id) }, shop, { isSentSince: () => true })).toBeNull();
  expect(scopes).toEqual([shop.ledgerScope]);
  const unsaved = { id: null, baseUrl, ledgerScope: baseUrl };
  expect(usableList({ list: list(null) }, unsaved, deliveries)).not.toBeNull();
});
