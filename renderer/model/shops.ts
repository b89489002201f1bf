import { ask, onMain } from '../bridge';
import type { IpcInput, ShopsState } from '../../shared/ipc/contract';
import type { ConnectionCheck, Shop } from '../../shared/shop/shop';
import { createStore, useStore } from './store';

export const shopsStore = createStore<ShopsState>({ shops: [], chosenId: '' });

export async function loadShops(): Promise<void> {
  shopsStore.set(await ask((api) => api.listShops()));
}

export function followShops(): () => void {
  return onMain('shops-changed', (state) => shopsStore.set(state));
}

/** Answers with the saved shop's id. The token crosses here once and is kept nowhere in the page. */
export async function saveShop(input: IpcInput<'shops-save'>): Promise<string> {
  const { savedId, ...state } = await ask((api) => api.saveShop(input));
  shopsStore.set(state);
  return savedId;
}

export async function removeShop(id: string): Promise<void> {
  shopsStore.set(await ask((api) => api.removeShop(id)));
}

export async function chooseShop(id: string): Promise<void> {
  shopsStore.set(await ask((api) => api.chooseShop(id)));
}

/** Grows when what was sent is forgotten: what was counted by it holds no more. */
export const forgottenStore = createStore(0);

/** Everything is sent to the shop again then. */
export async function forgetSent(id: string): Promise<void> {
  await ask((api) => api.forgetSent(id));
  forgottenStore.update((times) => times + 1);
}

export async function checkShop(id: string): Promise<ConnectionCheck> {
  return ask((api) => api.checkShop(id));
}

/** Gives a shop another token and leaves all else as it is. */
export async function replaceToken(shop: Shop, token: string): Promise<void> {
  const { name, baseUrl, auth, timeZone, pace } = shop;
  await saveShop({ id: shop.id, draft: { name, baseUrl, auth, timeZone, pace }, token });
}

export function chosenShop({ shops, chosenId }: ShopsState): Shop | undefined {
  return shops.find((shop) => shop.id === chosenId) ?? shops[0];
}

/** The shop of a delivery, where it is a saved one and still there. */
export function useSavedShop(id: string | null): Shop | undefined {
  return useStore(shopsStore, ({ shops }) => shops.find((shop) => shop.id === id));
}

export function useChosenShop(): Shop | undefined {
  return useStore(shopsStore, chosenShop);
}
