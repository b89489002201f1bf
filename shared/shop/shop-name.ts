import { PRACTICE_SHOP_ID } from './shop';

/** How a delivery's shop is called: the practice shop by its name in the language that is spoken now, whatever it was called then. */
export function shopNameOf(
  { shopId, shopName }: { shopId: string | null; shopName: string },
  practiceName: string,
): string {
  return shopId === PRACTICE_SHOP_ID ? practiceName : shopName;
}
