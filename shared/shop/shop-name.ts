import { PRACTICE_SHOP_ID } from './shop-limits';

/** Whether two names mean the same shop. */
export function isSameShopName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();
}

/** The order of shops by name, for `sort`. `localeCompare` would do, but its first use takes 7 ms, which every start would wait for. */
export function compareShopNames(one: string, other: string): number {
  const [a, b] = [sortKey(one), sortKey(other)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Character codes are in the alphabet's order, except for ё, which Russian sorts as е. */
function sortKey(name: string): string {
  return name.toLocaleLowerCase().replaceAll('ё', 'е');
}

/** The name of a delivery's shop. The practice shop is named in the current language, whatever it was called when the delivery ran. */
export function shopNameOf(
  { shopId, shopName }: { shopId: string | null; shopName: string },
  practiceName: string,
): string {
  return shopId === PRACTICE_SHOP_ID ? practiceName : shopName;
}
