import type { ShopListOfSheet } from '../sending/shop-list/shop-list-of-sheet';
import type { IpcHandlers } from './answer-requests';

type ShopListChannels = Extract<keyof IpcHandlers, `shop-list-${string}`>;

/** Takes the list of a shop's consumers for the open sheet. */
export function shopListHandlers(
  shopList: ShopListOfSheet,
  saveReport: (shopId: string, format: 'csv' | 'xlsx') => Promise<boolean>,
): Pick<IpcHandlers, ShopListChannels> {
  return {
    'shop-list-take': ({ shopId, mode, overHttp }) => shopList.take(shopId, mode, overHttp),
    'shop-list-cancel': () => {
      shopList.cancel();
      return undefined;
    },
    'shop-list-under-way': () => shopList.underWay(),
    'shop-list-ending': () => shopList.ending(),
    'shop-list-save-report': ({ shopId, format }) => saveReport(shopId, format),
    'shop-list-drop': async () => {
      await shopList.drop();
      return undefined;
    },
  };
}
