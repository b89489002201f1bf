import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { app, net, powerSaveBlocker } from 'electron';
import type { Runner } from '../../../shared/delivery/runs';
import { isLoopback } from '../../../shared/shop/base-url';
import { BASE_URL_PRESETS } from '../../../shared/shop/shop-limits';
import { checkConnection } from '../../api/check-connection';
import { isCheckedAside } from '../../delivery/check-aside';
import { openDeliveries, type Deliveries } from '../../delivery/deliveries';
import { monotonicMs, sleepFor } from '../../storage/clock';
import { BUSY_TIMEOUT_MS } from '../../storage/database';
import { whenUnlocked } from '../../storage/retry-locked';
import { openPaceStore } from '../../api/pace-store';
import { openConnections } from '../../api/connections';
import { createPacers } from '../../api/pacer';
import type { PracticeShop } from '../../practice/practice-shop';
import { openNetworkStore } from '../../network/network-store';
import { createNetworkService, type NetworkService } from '../../network/open-network';
import { resolveSystemProxy } from '../../network/system-proxy';
import { openRecipeStore, type RecipeStore } from '../../recipes/recipe-store';
import { createShopLists, type ShopLists } from '../../shop-list/take-shop-list';
import type { ShopStore } from '../../shops/shop-store';
import { createShops, type Shops } from '../../shops/shops';
import type { TokenVault } from '../../shops/token-vault';
import type { Log } from '../../settings/log';
import type { SettingsStore } from '../../settings/settings-store';
import type { SavedShops } from './saved-shops';
import type { TakenUserData } from './take-user-data';
import type { StartPractice } from '../../practice/start-practice';
import { stayAwakeWhileSending } from '../../window/stay-awake';
import type { Translate } from '../../i18n/translate';
import { openWatchStore, openWatchStoreOrEmpty, type WatchStore } from '../../watch/store/watch-store';
import { wipingOldFailedRows } from '../../delivery/wipe-old-failed-rows';

/** All persistent services over one user-data folder, the same for the window and a command. */
export interface Services<Practice = PracticeShop | null> {
  /** Names of the copies kept of files that could not be read completely. */
  setAsideFiles: readonly string[];
  /** Names of files that only a newer version can read. They are left as they are. */
  newerFiles: readonly string[];
  settings: SettingsStore;
  vault: TokenVault;
  shopStore: ShopStore;
  recipes: RecipeStore;
  networkService: NetworkService;
  shops: Shops;
  practice: Practice;
  deliveries: Deliveries;
  shopLists: ShopLists;
  /** What the system says of its network, for requests to this address. */
  isOnline: (baseUrl: string) => boolean;
  /** Whether another process, such as a command, uses the data. */
  isUsedByOthers(): boolean;
  /** The watched folders; opened when they are first asked for. */
  watchStore: () => Promise<WatchStore>;
  /** Where the locks of watched folders are: in one place for all processes of the machine, whatever the user-data folder. */
  watchLocks: string;
  /** Translates into the language currently set, or into the one requested. */
  t: () => Translate;
  /** Wipes contents of failed rows that are older than the settings allow. */
  wipeOldFailedRows(): Promise<void>;
  close(): Promise<void>;
}

/** For connecting to the host of an archive. */
const ARCHIVE_CONNECTING_MS = 20_000;

/** The practice shop has no address while it is not running. */
const isRemote = (baseUrl: string): boolean => baseUrl !== '' && !isLoopback(baseUrl);

/** A shop on this machine needs no network. */
const isOnline = (baseUrl: string): boolean => isLoopback(baseUrl) || net.isOnline();

/** The same for every user-data folder. */
function programFolder(): string {
  return join(app.getPath('appData'), app.getName());
}

/**
 * @param options.runBy who runs deliveries started through these services
 * @param options.startPractice resolves to null where the practice shop is not needed
 */
export async function openServices<Practice extends PracticeShop | null>(
  saved: SavedShops,
  { databasePath, owner }: TakenUserData,
  log: Log,
  { runBy, startPractice }: { runBy: Runner; startPractice: StartPractice<Practice> },
): Promise<Services<Practice>> {
  const { files, setAsideFiles, newerFiles, settings, shopStore, vault, t } = saved;
  const { userData } = files;
  const practiceToken = randomBytes(24).toString('base64url');
  const workerPath = join(app.getAppPath(), 'out', 'main', 'delivery-worker.cjs');
  // The window is open by now, and must freeze neither for a large database nor while another program has it locked.
  const checkAside = (path: string): Promise<boolean> => isCheckedAside({ databasePath: path, workerPath });
  const practicePath = join(userData, 'practice-shop.db');
  const practice = await startPractice(
    { databasePath: practicePath, tokens: [practiceToken], checkAside: () => checkAside(practicePath) },
    files,
  );
  if (practice !== null) {
    saved.practiceRunsAt(practice.baseUrl);
    practice.setPace(shopStore.practice().pace);
  }
  const recipes = openRecipeStore(files);
  const networkService = createNetworkService({
    store: openNetworkStore(files),
    secrets: vault,
    resolveProxy: resolveSystemProxy,
    addresses: () => [...BASE_URL_PRESETS, ...shopStore.list().map(({ baseUrl }) => baseUrl)].filter(isRemote),
    env: process.env,
  });
  const { network } = networkService;
  // The pace is the machine's: the server counts by address, not by shop.
  const paceStore = openPaceStore(join(programFolder(), 'pace.db'), monotonicMs());
  const pacerFor = createPacers({ store: paceStore, nowMs: monotonicMs, sleep: sleepFor });
  const shops = createShops({
    store: shopStore,
    vault,
    practiceToken,
    now: () => new Date(),
    checkConnection: ({ pace, ...access }) =>
      checkConnection({
        ...access,
        network,
        isOnline: () => isOnline(access.baseUrl),
        pacer: pacerFor(access.baseUrl, pace),
      }),
  });
  const isChecked = await checkAside(databasePath);
  const open = (): Deliveries =>
    openDeliveries({
      databasePath,
      owner,
      workerPath,
      pacerFor,
      network,
      runBy,
      opening: { openMs: 0, isChecked },
      onUnexpected: (error) => log.error('deliveries', error),
    });
  const deliveries = await whenUnlocked(open, BUSY_TIMEOUT_MS);
  const shopLists = createShopLists({
    tasks: shopStore,
    pacerFor,
    network,
    openConnections: () => openConnections(ARCHIVE_CONNECTING_MS, network),
    nowMs: () => Date.now(),
    sleep: sleepFor,
    random: Math.random,
  });
  const openWatches = runBy === 'window' ? openWatchStoreOrEmpty : openWatchStore;
  let watchStore: Promise<WatchStore> | null = null;
  const wipeOldFailedRows = wipingOldFailedRows({ deliveries, settings, now: () => new Date(), log });
  void wipeOldFailedRows();
  stayAwakeWhileSending(deliveries, powerSaveBlocker);
  log.info(`started ${app.getVersion()}`);
  return {
    ...{ setAsideFiles, newerFiles },
    settings,
    vault,
    shopStore,
    recipes,
    networkService,
    shops,
    practice,
    deliveries,
    shopLists,
    isOnline,
    isUsedByOthers: () => owner.hasOthers(),
    watchStore: () =>
      (watchStore ??= whenUnlocked(
        () => openWatches(join(userData, 'watches.db'), files.now, files.setAside, { openMs: 0 }),
        BUSY_TIMEOUT_MS,
      )),
    watchLocks: join(programFolder(), 'watched-folders'),
    t,
    wipeOldFailedRows,
    close: async () => {
      await deliveries.close();
      await watchStore?.then(
        (store) => store.close(),
        // Whoever asked for it was told.
        () => undefined,
      );
      await practice?.close();
      paceStore.close();
    },
  };
}
