import type { AppInfo } from '../../shared/ipc/contract';
import { followDeliveries, loadDelivery, unfinishedStore, deliveriesStore } from './deliveries';
import { followSettings, refreshAppInfo } from './settings';
import { followSheets } from './sheet';
import { followShops, loadShops } from './shops';

/** Listens to main from the first moment on, then learns how things stand. */
export async function startModel(): Promise<AppInfo> {
  followSettings();
  followShops();
  followDeliveries();
  followSheets();
  const [info] = await Promise.all([refreshAppInfo(), loadShops()]);
  const { unfinishedDeliveryId: id } = info;
  if (id !== null) {
    await loadDelivery(id);
    deliveriesStore.update((now) => ({ ...now, currentId: id }));
    if (deliveriesStore.get().byId[id]?.summary.state.status !== 'running') unfinishedStore.set(id);
  }
  return info;
}
