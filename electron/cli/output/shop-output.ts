import type { Shop } from '../../../shared/shop/shop';
import { tokenAge } from '../../../shared/shop/token-age';
import type { Translate } from '../../i18n/translate';
import type { Output } from './output';

/** The result of `shops list`. */
export function printShops(shops: readonly Shop[], { output, t }: { output: Output; t: Translate }): void {
  const list = shops.map(describeShop);
  output.result(
    list.map((shop) => [shop.name, shop.base_url ?? '', t(`cli.tokenPresence.${shop.token}`)].join('\t')),
    { shops: list },
    shops.flatMap((shop) => tokenWarning(shop, t)),
  );
}

/** A shop in the JSON of a command. */
export function describeShop(shop: Shop) {
  const age = tokenAge(shop.tokenSince, Date.now());
  return {
    name: shop.name,
    // The practice shop has an address only while a program runs.
    base_url: shop.practice ? null : shop.baseUrl,
    auth: shop.auth,
    time_zone: shop.timeZone,
    pace: shop.pace,
    practice: shop.practice,
    token: shop.token,
    token_since: shop.tokenSince,
    token_ends: age.kind === 'unknown' ? null : age.endsAt,
    note: shop.note,
  };
}

/** What to say of a token that ends soon or may have ended. */
function tokenWarning({ name, token, tokenSince }: Shop, t: Translate): string[] {
  const age = tokenAge(token === 'none' ? null : tokenSince, Date.now());
  if (age.kind === 'unknown' || age.kind === 'fresh') return [];
  return [t(`cli.tokenAge.${age.kind}`, { shop: name, date: age.endsAt.slice(0, 10) })];
}
