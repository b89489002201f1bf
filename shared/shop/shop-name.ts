import { PRACTICE_SHOP_ID } from './shop-limits';

/** The name of a delivery's shop. The practice shop is named in the current language, whatever it was called when the delivery ran. */
export function shopNameOf(
  { shopId, shopName }: { shopId: string | null; shopName: string },
  practiceName: string,
): string {
  return shopId === PRACTICE_SHOP_ID ? practiceName : shopName;
}
