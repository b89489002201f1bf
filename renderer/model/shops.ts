import { useTranslation } from 'react-i18next';
import { ask } from '../bridge';
import type { IpcInput, ShopsState } from '../../shared/ipc/contract';
import type { ConnectionCheck, Shop } from '../../shared/shop/shop';
import { shopNameOf } from '../../shared/shop/shop-name';
import { createStore, useStore } from './store';

export const shopsStore = createStore<ShopsState>({ shops: [], chosenId: '' });

export async function loadShops(): Promise<void> {
  shopsStore.set(await ask('shops-list'));
}

/** Answers with the saved shop's id. The token crosses here once and is kept nowhere in the page. */
export async function saveShop(input: IpcInput<'shops-save'>): Promise<string> {
  const { savedId, ...state } = await ask('shops-save', input);
  shopsStore.set(state);
  return savedId;
}

/** Rejects with the reason for which the shop cannot be removed now. */
export async function mayRemoveShop(id: string): Promise<void> {
  await ask('shops-may-remove', { id });
}

export async function removeShop(id: string): Promise<void> {
  shopsStore.set(await ask('shops-remove', { id }));
}

export async function chooseShop(id: string): Promise<void> {
  shopsStore.set(await ask('shops-choose', { id }));
}

/** Grows when what was sent is forgotten: what was counted by it holds no more. */
export const forgottenStore = createStore(0);

/** Everything is sent to the shop again then. */
export async function forgetSent(id: string): Promise<void> {
  await ask('shops-forget-sent', { id });
  forgottenStore.update((times) => times + 1);
}

/** Asks the API with what was typed; nothing of it is kept. */
export async function checkShop(input: IpcInput<'shops-check'>): Promise<ConnectionCheck> {
  return ask('shops-check', input);
}

/** Gives a shop another token and leaves all else as it is. */
export async function replaceToken(shop: Shop, token: string): Promise<void> {
  const { name, baseUrl, auth, timeZone, pace } = shop;
  await saveShop({ id: shop.id, draft: { name, baseUrl, auth, timeZone, pace }, token });
}

export function chosenShop({ shops, chosenId }: ShopsState): Shop | undefined {
  return shops.find((shop) => shop.id === chosenId) ?? shops[0];
}

/** How the shop of a delivery is called now. */
export function useShopName(summary: { shopId: string | null; shopName: string }): string {
  const { t } = useTranslation();
  return shopNameOf(summary, t('shops.practiceName'));
}

/** The shop of a delivery, where it is a saved one and still there. */
export function useSavedShop(id: string | null): Shop | undefined {
  return useStore(shopsStore, ({ shops }) => shops.find((shop) => shop.id === id));
}

export function useChosenShop(): Shop | undefined {
  return useStore(shopsStore, chosenShop);
}
