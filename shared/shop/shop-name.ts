import { PRACTICE_SHOP_ID } from './shop-limits';

/** Whether two names mean the same shop. */
export function isSameShopName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();
}

/** The name of a delivery's shop. The practice shop is named in the current language, whatever it was called when the delivery ran. */
export function shopNameOf(
  { shopId, shopName }: { shopId: string | null; shopName: string },
  practiceName: string,
): string {
  return shopId === PRACTICE_SHOP_ID ? practiceName : shopName;
}
