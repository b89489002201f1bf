/* eslint-disable @typescript-eslint/no-deprecated -- safeStorage's newer, asynchronous calls are not in Electron 33 (docs/decisions/0002) */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkConnection } from '../../electron/api/check-connection';
import { openConnections } from '../../electron/api/connections';
import { createPacers } from '../../electron/api/pacer';
import { openPaceStore } from '../../electron/api/pace-store';
import { openDeliveries } from '../../electron/delivery/deliveries';
import { directNetwork } from '../../electron/network/network';
import { translatorFor } from '../../electron/i18n/translate';
import { openRecipeStore } from '../../electron/recipes/recipe-store';
import type { SheetHost } from '../../electron/sheet/host/host';
import { createShopLists } from '../../electron/shop-list/take-shop-list';
import { openShopStore } from '../../electron/shops/shop-store';
import { createShops } from '../../electron/shops/shops';
import { openTokenVault, type SystemEncryption } from '../../electron/shops/token-vault';
import { monotonicMs, sleepFor } from '../../electron/storage/clock';
import { openWatchStore } from '../../electron/watch/store/watch-store';
import type { WatchServices } from '../../electron/watch/watch-services';
import { PRACTICE_SHOP_ID } from '../../shared/shop/shop-limits';
import { DEFAULT_LIMITS } from '../../shared/watch/limits';
import type { Watch } from '../../shared/watch/watch';
import { DEFAULT_PATTERNS } from '../../shared/watch/watched-name';
import { sheetInProcess } from './sheet-in-process';

/** The worker from the app's build. */
const WORKER_PATH = join(import.meta.dirname, '..', '..', 'out', 'main', 'delivery-worker.cjs');
/** The columns that the shop of the bench knows. */
export const HEADERS = ['external_id', 'email', 'name', 'phone', 'created_at'];

/** A folder that is watched for the practice shop, by the rules that nobody changed. */
export function watchOf(folder: string, rules: Partial<Watch> = {}): Watch {
  return {
    ...{ id: 'w', folder, shopId: PRACTICE_SHOP_ID, isOn: true, by: 'window' },
    ...{ ...DEFAULT_LIMITS, patterns: [...DEFAULT_PATTERNS], usesList: false },
    ...rules,
  };
}

/**
 * What sending the files of a watched folder needs, as the program has it, for a practice shop at this address that knows where the columns of
 * {@link HEADERS} go. Sheets are read in this process.
 */
export function openWatching(options: {
  userData: string;
  baseUrl: string;
  token: string;
  workerPath?: string;
}): WatchServices & { close: () => Promise<void>; shopStore: ReturnType<typeof openShopStore> } {
  const { userData, token } = options;
  mkdirSync(userData, { recursive: true });
  const shopsPath = join(userData, 'shops.json');
  if (!existsSync(shopsPath))
    writeFileSync(shopsPath, JSON.stringify({ practice: { timeZone: 'Europe/Moscow', pace: 0 } }));
  const files = { userData, now: () => new Date(), setAside: () => undefined };
  const shopStore = openShopStore({
    ...files,
    practiceName: () => 'Учебный магазин',
    practiceNames: () => ['Учебный магазин'],
    practiceBaseUrl: () => options.baseUrl,
  });
  const targets = HEADERS.map((field) => ({ kind: 'field' as const, field: field as 'email' }));
  shopStore.rememberLayout(PRACTICE_SHOP_ID, HEADERS, { targets, constants: {}, without: [] }, 'x.csv');
  const encryption = { isEncryptionAvailable: () => false } as SystemEncryption;
  const vault = openTokenVault({ ...files, platform: 'darwin', encryption, isKeyringLocked: () => false });
  const pacerFor = createPacers({ store: openPaceStore(':memory:', 0), nowMs: monotonicMs, sleep: sleepFor });
  const shops = createShops({
    store: shopStore,
    vault,
    practiceToken: token,
    now: files.now,
    checkConnection: ({ pace, ...access }) =>
      checkConnection({
        ...access,
        network: directNetwork,
        isOnline: () => true,
        pacer: pacerFor(access.baseUrl, pace),
      }),
  });
  const deliveries = openDeliveries({
    databasePath: join(userData, 'deliveries.db'),
    workerPath: options.workerPath ?? WORKER_PATH,
    pacerFor,
    network: directNetwork,
  });
  const store = openWatchStore(join(userData, 'watches.db'), files.now, () => undefined);
  const shopLists = createShopLists({
    tasks: shopStore,
    pacerFor,
    network: directNetwork,
    openConnections: () => openConnections(5_000, directNetwork),
    nowMs: () => Date.now(),
    sleep: sleepFor,
    random: Math.random,
  });
  return {
    ...{ store, deliveries, shops, shopStore, layouts: shopStore, recipes: openRecipeStore(files), shopLists },
    openSheetHost: () => ({ ...sheetInProcess(), kill: () => undefined }) as unknown as SheetHost,
    ...{ token: null, listOverHttp: false },
    t: () => translatorFor('ru'),
    language: () => 'ru',
    now: files.now,
    close: async () => {
      await deliveries.close();
      store.close();
    },
  };
}
