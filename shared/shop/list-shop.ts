import { BASE_URL_LETTERS } from './shop-limits';

/** The longest `listShop`, in characters. */
export const SHOP_KEY_LETTERS = BASE_URL_LETTERS + 200;

/** Of which shop a list is. A shop with another address is another one; one that is not saved has no id. */
export function listShop({ id, baseUrl }: { id: string | null; baseUrl: string }): string {
  return id === null ? baseUrl : `${id} ${baseUrl}`;
}
