import type { PreparedRow } from '../../shared/consumer/payload-types';
import type { RetryPolicy } from '../../shared/delivery/retry-policy';
import type { AplautClient } from '../api/aplaut-client';
import { clientForShop } from '../api/client-for-shop';
import type { Pacer } from '../api/pacer';
import type { Sleep } from '../storage/clock';
import { compareRows, type CompareContext } from './send/compare';
import type { DeliveryShop } from './store/new-delivery';

/** How a shop is asked: at its pace, and how often again. */
interface Manners {
  pacer: Pacer;
  policy: RetryPolicy;
  random: () => number;
  sleep: Sleep;
}

/** A shop's API, as deliveries and comparisons share it. */
export interface ShopApi {
  client(shop: Pick<DeliveryShop, 'baseUrl' | 'auth'>, token: string): AplautClient;
  manners(baseUrl: string, pace: number): Manners;
  /** Asks a shop what sending rows would come to, at the pace that it shares with the deliveries; see {@link compareRows}. */
  compare(
    shop: DeliveryShop,
    token: string,
    rows: readonly PreparedRow[],
    how: Pick<CompareContext, 'mode' | 'signal' | 'onCompared'>,
  ): ReturnType<typeof compareRows>;
}

export function createShopApi({
  pacerFor,
  requestTimeoutMs,
  ...manners
}: {
  pacerFor: (baseUrl: string, pace: number) => Pacer;
  requestTimeoutMs: number | undefined;
} & Omit<Manners, 'pacer'>): ShopApi {
  const api: ShopApi = {
    client: (shop, token) => clientForShop(shop, token, requestTimeoutMs),
    manners: (baseUrl, pace) => ({ ...manners, pacer: pacerFor(baseUrl, pace) }),
    compare: async (shop, token, rows, how) => {
      const client = api.client(shop, token);
      try {
        return await compareRows(rows, { ...how, ...api.manners(shop.baseUrl, shop.pace), client });
      } finally {
        client.close();
      }
    },
  };
  return api;
}
