import { PRACTICE_SHOP_ID } from '../../shared/shop/shop-limits';
import type { OpenSheet } from '../sending/open-sheet';
import { firstEmails } from '../sending/first-emails';
import { deliveryShopOf } from '../sending/delivery-shop';
import { mayRemoveShop, removeShop } from '../sending/remove-shop';
import type { Deliveries } from '../delivery/deliveries';
import { inventedEmails, orderPeople } from '../practice/order-people';
import type { PracticeShop } from '../practice/practice-shop';
import type { RecipeStore } from '../recipes/recipe-store';
import type { StoredShop } from '../shops/shop-store';
import type { Watches } from '../watch/watches';
import type { Shops } from '../shops/shops';
import type { IpcHandlers } from './answer-requests';

/** Consumers that orders add at a time. */
const ORDERS = 10;

type ShopChannels =
  | 'shops-save'
  | 'shops-may-remove'
  | 'shops-remove'
  | 'shops-move'
  | 'shops-forget-token'
  | 'shops-choose'
  | 'shops-name-typed'
  | 'shops-check'
  | 'shops-forget-sent'
  | 'practice-consumers'
  | 'practice-empty'
  | 'practice-add-from-orders';

/** Shops, and the contents of the practice shop. */
export function shopHandlers(options: {
  shops: Shops;
  recipes: Pick<RecipeStore, 'removeOfShop'>;
  watches: Pick<Watches, 'removeOfShop'>;
  deliveries: Pick<Deliveries, 'ledger' | 'unfinished'>;
  practice: PracticeShop;
  openSheet: Pick<OpenSheet, 'current'>;
  /** Drops the open sheet's list of the shop, which no longer holds. */
  dropListOf: (shop: StoredShop) => Promise<void>;
  /** From 0 up to, but not including, 1. */
  random: () => number;
}): Pick<IpcHandlers, ShopChannels> {
  const { shops, deliveries, practice } = options;
  const forgetSent = async (id: string): Promise<void> => {
    const shop = shops.get(id);
    // Its verdicts rest on what was adopted before, and would keep rows from being sent again.
    await options.dropListOf(shop);
    await deliveries.ledger.forget(deliveryShopOf(shop, shops).ledgerScope);
  };
  return {
    'shops-save': ({ id, draft, token }) => {
      const saved = shops.save(id, draft, token);
      if (saved.id === PRACTICE_SHOP_ID) practice.setPace(saved.pace);
      return { ...shops.state(), savedId: saved.id };
    },
    'shops-may-remove': ({ id }) => {
      mayRemoveShop(id, deliveries);
      return undefined;
    },
    'shops-remove': async ({ id }) => {
      await removeShop(id, { shops, deliveries });
      options.recipes.removeOfShop(id);
      await options.watches.removeOfShop(id);
      return shops.state();
    },
    'shops-move': ({ id, by }) => {
      shops.move(id, by);
      return shops.state();
    },
    'shops-forget-token': ({ id }) => {
      shops.forgetToken(id);
      return shops.state();
    },
    'shops-choose': ({ id }) => {
      shops.choose(id);
      return shops.state();
    },
    'shops-name-typed': ({ id }) => {
      shops.rememberNameTyped(id);
      return shops.state();
    },
    'shops-check': ({ id, draft, token }) => shops.checkDraft(id, draft, token),
    'shops-forget-sent': async ({ id }) => {
      await forgetSent(id);
      return undefined;
    },
    'practice-consumers': (page) => practice.consumers(page),
    'practice-empty': async () => {
      practice.empty();
      await forgetSent(PRACTICE_SHOP_ID);
      return undefined;
    },
    'practice-add-from-orders': async ({ emails: from }) => {
      const { random } = options;
      const emails =
        from === 'sheet' ? await firstEmails(options.openSheet.current().host) : inventedEmails(ORDERS, random);
      return { added: practice.addFromOrders(orderPeople(emails, random), ORDERS) };
    },
  };
}
