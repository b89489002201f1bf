import { loadLater } from '../../hooks/load-later';

/** The dialog of a shop, with its fields and checks. */
export const ShopDialog = loadLater(() => import('./shop-dialog').then((module) => module.ShopDialog));
