import { useTranslation } from 'react-i18next';
import { ask } from '../bridge';
import type { IpcInput, ShopsState } from '../../shared/ipc/contract';
import type { ConnectionCheck, Shop, ShopDraft } from '../../shared/shop/shop';
import { shopNameOf } from '../../shared/shop/shop-name';
import { createStore, useStore } from './store';

export const shopsStore = createStore<ShopsState>({ shops: [], chosenId: '' });

export async function loadShops(): Promise<void> {
  shopsStore.set(await ask('shops-list'));
}

/** Returns the saved shop's id. The token passes through here once; the page does not keep it. */
export async function saveShop(input: IpcInput<'shops-save'>): Promise<string> {
  const { savedId, ...state } = await ask('shops-save', input);
  shopsStore.set(state);
  return savedId;
}

/** Rejects with the reason if the shop cannot be removed now. */
export async function mayRemoveShop(id: string): Promise<void> {
  await ask('shops-may-remove', { id });
}

export async function removeShop(id: string): Promise<void> {
  shopsStore.set(await ask('shops-remove', { id }));
}

export async function moveShop(id: string, by: -1 | 1): Promise<void> {
  shopsStore.set(await ask('shops-move', { id, by }));
}

export async function forgetToken(id: string): Promise<void> {
  shopsStore.set(await ask('shops-forget-token', { id }));
}

export async function chooseShop(id: string): Promise<void> {
  shopsStore.set(await ask('shops-choose', { id }));
}

/** The name of a live shop was typed: large deliveries to it do not ask for it again. */
export async function rememberNameTyped(id: string): Promise<void> {
  shopsStore.set(await ask('shops-name-typed', { id }));
}

/** Grows when the record of sent rows is forgotten, so that counts based on it are made again. */
export const forgottenStore = createStore(0);

/** After this, all rows are sent to the shop again. */
export async function forgetSent(id: string): Promise<void> {
  await ask('shops-forget-sent', { id });
  forgottenStore.update((times) => times + 1);
}

/** Checks the typed address and token against the API. Nothing is stored. */
export async function checkShop(input: IpcInput<'shops-check'>): Promise<ConnectionCheck> {
  return ask('shops-check', input);
}

/** What a person entered for a saved shop. */
export function draftOf({ name, baseUrl, auth, timeZone, pace, isLive, hue, note }: Shop): ShopDraft {
  return { name, baseUrl, auth, timeZone, pace, isLive, hue, note };
}

/** Gives a shop another token and changes nothing else. */
export async function replaceToken(shop: Shop, token: string): Promise<void> {
  await saveShop({ id: shop.id, draft: draftOf(shop), token });
}

/** The shop whose layouts and recipes are shown, by id; null for none. */
export const memoryOpenedStore = createStore<string | null>(null);

export function chosenShop({ shops, chosenId }: ShopsState): Shop | undefined {
  return shops.find((shop) => shop.id === chosenId) ?? shops[0];
}

/** The present name of a delivery's shop. */
export function useShopName(summary: { shopId: string | null; shopName: string }): string {
  const { t } = useTranslation();
  return shopNameOf(summary, t('shops.practiceName'));
}

/** The saved shop of a delivery, if it still exists. */
export function useSavedShop(id: string | null): Shop | undefined {
  return useStore(shopsStore, ({ shops }) => shops.find((shop) => shop.id === id));
}

export function useChosenShop(): Shop | undefined {
  return useStore(shopsStore, chosenShop);
}
