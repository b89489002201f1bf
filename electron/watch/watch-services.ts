import type { Deliveries } from '../delivery/deliveries';
import type { Translate } from '../i18n/translate';
import type { Language } from '../../shared/ipc/look';
import type { RecipeStore } from '../recipes/recipe-store';
import type { SheetHost } from '../sheet/host/host';
import type { ShopLists } from '../shop-list/take-shop-list';
import type { ShopStore } from '../shops/shop-store';
import type { Shops } from '../shops/shops';
import type { WatchStore } from './store/watch-store';

/** What sending the files of watched folders needs, in the window and in a command. */
export interface WatchServices {
  store: WatchStore;
  deliveries: Deliveries;
  shops: Pick<Shops, 'get' | 'authOf' | 'tokenOf' | 'check'>;
  layouts: Pick<ShopStore, 'recallLayout' | 'agreesToHttp'>;
  recipes: Pick<RecipeStore, 'list'>;
  shopLists: ShopLists;
  openSheetHost: () => SheetHost;
  /** The token given to a command, in place of the shop's own; null for none. */
  token: string | null;
  /** The lists of shops may travel over http in this run. */
  listOverHttp: boolean;
  /** Of the reports. */
  t: () => Translate;
  language: () => Language;
  now: () => Date;
}
