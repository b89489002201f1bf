import { followSituation } from '../model/commands/situation';
import { followDeliveries, loadDelivery, unfinishedStore, deliveriesStore } from '../model/deliveries';
import { followLeaving } from '../model/leaving';
import { goTo } from '../model/navigation';
import { followReview } from '../model/review';
import { loadAppOpened, refreshAppInfo, settingsStore } from '../model/settings';
import { followSheets } from '../model/follow-sheets';
import { followProofs } from '../model/proof/proofs';
import { followShopList } from '../model/shop-list/take-list';
import { loadShops } from '../model/shops';
import { followWatches, loadWatches } from '../model/watch/watches';

/** Listens to main from the first moment on, then loads what the first screen shows. */
export async function startModel(): Promise<void> {
  reloadShopsWithLanguage();
  followDeliveries();
  followSheets();
  followLeaving();
  followReview();
  followShopList();
  followProofs();
  followWatches();
  followSituation();
  await Promise.all([refreshAppInfo(), loadShops()]);
}

/** Loads what main knows only when it has opened everything, which the first screen does not wait for. */
export async function loadOpened(): Promise<void> {
  const { unfinishedDeliveryId: id } = await loadAppOpened();
  // Nobody waits for these. The practice shop has its address by now.
  loadShops().catch(() => undefined);
  loadWatches().catch(() => undefined);
  if (id === null) return;
  await loadDelivery(id);
  const { currentId, byId } = deliveriesStore.get();
  // The window may have been opened to show another delivery.
  deliveriesStore.update((now) => ({ ...now, currentId: currentId ?? id }));
  // A delivery that ran on without the window is shown; one that waits is offered.
  if (byId[id]?.summary.state.status !== 'running') unfinishedStore.set(id);
  else if (currentId === null) goTo('delivery');
}

/** The practice shop's name depends on the language, so main must learn it. */
function reloadShopsWithLanguage(): void {
  let { language } = settingsStore.get();
  settingsStore.subscribe(() => {
    const wanted = settingsStore.get().language;
    if (wanted === language) return;
    language = wanted;
    // On failure the shop keeps its old name.
    loadShops().catch(() => undefined);
  });
}
