import type { Connection } from '../../electron/delivery/store/database';
import { createDeliveryStore, type DeliveryStore } from '../../electron/delivery/store/delivery-store';
import { createRowStore, type RowStore } from '../../electron/delivery/store/row-store';

export type Stores = DeliveryStore & RowStore;

/** The stores for deliveries and their rows, over one database. */
export function openStores(database: Connection): Stores {
  return { ...createDeliveryStore(database), ...createRowStore(database) };
}
