import type { RetryPolicy } from '../../shared/delivery/answers/retry-policy';
import type { AplautClient } from '../api/aplaut-client';
import { clientForShop } from '../api/client-for-shop';
import type { Network } from '../network/network';
import type { Pacer } from '../api/pacer';
import type { Sleep } from '../storage/clock';
import { compareRows, type CompareContext, type RowToCompare } from './send/compare';
import type { DeliveryShop } from './store/new-delivery';

/** How requests are made to a shop: its pace, and when to repeat. */
interface Manners {
  pacer: Pacer;
  policy: RetryPolicy;
  random: () => number;
  sleep: Sleep;
}

/** A shop's API, shared by deliveries and comparisons. */
export interface ShopApi {
  client(shop: Pick<DeliveryShop, 'baseUrl' | 'auth'>, token: string): AplautClient;
  manners(baseUrl: string, pace: number): Manners;
  /** Finds out what sending these rows would change, at the pace that deliveries share; see {@link compareRows}. */
  compare(
    shop: DeliveryShop,
    token: string,
    rows: readonly RowToCompare[],
    how: Pick<CompareContext, 'mode' | 'signal' | 'onCompared'>,
  ): ReturnType<typeof compareRows>;
}

export function createShopApi({
  pacerFor,
  network,
  requestTimeoutMs,
  ...manners
}: {
  pacerFor: (baseUrl: string, pace: number) => Pacer;
  network: Network;
  requestTimeoutMs: number | undefined;
} & Omit<Manners, 'pacer'>): ShopApi {
  const api: ShopApi = {
    client: (shop, token) => clientForShop(shop, token, network, requestTimeoutMs),
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
