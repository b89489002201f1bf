import { ask, onMain } from '../../bridge';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import type { ListEnding, ListTaking } from '../../../shared/ipc/list-taking';
import { listShop } from '../../../shared/shop/list-shop';
import type { Shop } from '../../../shared/shop/shop';
import { sheetStore } from '../sheet';
import { chosenShop, shopsStore } from '../shops';
import { createStore } from '../store';

/** The taking of a shop list for the open sheet. It outlives the screen that shows it. The list itself is in the sheet's state. */
export interface TakingList {
  /** What it is doing; null if none is taken. */
  taking: ListTaking | null;
  /** How the last one ended. */
  ending: ListEnding | null;
  /** Of which shop, see `listShop`; empty before the first. */
  shop: string;
}

const NONE: TakingList = { taking: null, ending: null, shop: '' };

export const listStore = createStore<TakingList>(NONE);

/** Grows with every list that is taken, and when the running one is no longer wanted. */
let last = 0;

/** Ends the taking when another sheet is opened or another shop chosen, and drops a list that is of another shop. */
export function followShopList(): () => void {
  let sheetId: string | null = null;
  /** The list that was asked to be dropped. */
  let dropped = '';
  const look = (): void => {
    const sheet = sheetStore.get();
    const openId = sheet.phase === 'none' ? null : sheet.sheetId;
    const shop = chosenShop(shopsStore.get());
    const wanted = shop === undefined ? '' : listShop(shop);
    const { taking, shop: of } = listStore.get();
    const isOfAnotherShop = shop !== undefined && of !== '' && of !== wanted;
    if (openId !== sheetId || isOfAnotherShop) {
      if (taking !== null) cancelList();
      last += 1;
      listStore.set(NONE);
    }
    // The page may have been reloaded while a list was being taken.
    if (openId !== null && openId !== sheetId) takeUpList().catch(() => undefined);
    sheetId = openId;
    const list = sheet.phase === 'open' ? (sheet.state.list ?? null) : null;
    const isOfAnother = list !== null && shop !== undefined && list.shop !== wanted;
    if (isOfAnother && dropped !== list.shop) dropList().catch(() => undefined);
    dropped = isOfAnother ? list.shop : '';
  };
  const endings = [
    sheetStore.subscribe(look),
    shopsStore.subscribe(look),
    onMain('shop-list-progress', (taking) =>
      listStore.update((now) => (now.taking === null ? now : { ...now, taking })),
    ),
  ];
  return () => endings.forEach((end) => end());
}

/**
 * Takes the list of the shop's consumers. What it says is then in the sheet's state.
 *
 * @param overHttp the person agrees that it may travel over http
 */
export async function takeList(shop: Shop, mode: DeliveryMode, overHttp = false): Promise<void> {
  const own = (last += 1);
  const of = listShop(shop);
  listStore.set({ taking: { at: 'asking' }, ending: null, shop: of });
  let ending: ListEnding | null = null;
  try {
    ending = await ask('shop-list-take', { shopId: shop.id, mode, overHttp });
  } finally {
    if (own === last) listStore.set({ taking: null, ending, shop: of });
  }
}

/** Shows a list again that main is taking for the open sheet. */
async function takeUpList(): Promise<void> {
  const own = last;
  const underWay = await ask('shop-list-under-way');
  if (underWay === null || own !== last) return;
  const { shop } = underWay;
  listStore.set({ taking: underWay.taking, ending: null, shop });
  const ending = await ask('shop-list-ending').catch(() => null);
  if (own === last) listStore.set({ taking: null, ending, shop });
}

export function cancelList(): void {
  // It may have ended already: then there is nothing to cancel.
  ask('shop-list-cancel').catch(() => undefined);
}

/** The person does without the list that could not be had. */
export function forgetEnding(): void {
  listStore.update((now) => ({ ...now, ending: null }));
}

/** The sheet's list is not used any more. */
export async function dropList(): Promise<void> {
  await ask('shop-list-drop');
}

/** Saves what each row would change where the person says; false if they cancelled. */
export function saveVerdictReport(shopId: string, format: 'csv' | 'xlsx'): Promise<boolean> {
  return ask('shop-list-save-report', { shopId, format });
}
