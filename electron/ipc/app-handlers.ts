import { app } from 'electron';
import type { IpcInput, Settings } from '../../shared/ipc/contract';
import type { Deliveries } from '../delivery/deliveries';
import { deliveryToShow } from '../delivery/delivery-to-show';
import type { SettingsStore } from '../settings/settings-store';
import type { ShopStore } from '../shops/shop-store';
import { shopsState, type Shops } from '../shops/shops';
import type { TokenVault } from '../shops/token-vault';
import type { IpcHandlers } from './answer-requests';

/** Answers the requests for what the first screen shows. */
export type FirstHandlers = Pick<IpcHandlers, 'app-info' | 'shops-list'>;

/** Needs no database and no network, so that the page can be used before main has loaded these (docs/decisions/0020). */
export function firstHandlers(options: {
  settings: SettingsStore;
  vault: TokenVault;
  shopStore: ShopStore;
  hasStartFile: boolean;
}): FirstHandlers {
  const { settings, vault, shopStore } = options;
  return {
    'app-info': () => ({
      version: app.getVersion(),
      platform: process.platform,
      settings: settings.get(),
      vaultProblem: vault.problem,
      recentFiles: settings.recentFiles(),
      hasStartFile: options.hasStartFile,
    }),
    'shops-list': () => shopsState({ store: shopStore, vault }),
  };
}

/** What was found when everything was opened, a new start, and the settings. */
export function appHandlers(options: {
  settings: SettingsStore;
  deliveries: Pick<Deliveries, 'setAside' | 'unfinished' | 'runsHere'>;
  shops: Pick<Shops, 'has'>;
  setAsideFiles: readonly string[];
  newerFiles: readonly string[];
  startAgain: () => Promise<void>;
  onSettings: (change: IpcInput<'settings-change'>, changed: Settings) => Promise<void>;
  logPageFailure: (failure: Parameters<IpcHandlers['page-failed']>[0]) => void;
}): Pick<IpcHandlers, 'app-opened' | 'app-start-again' | 'settings-change' | 'page-failed'> {
  const { settings, deliveries, shops } = options;
  return {
    'app-opened': () => ({
      databaseSetAside: deliveries.setAside,
      setAsideFiles: [...options.setAsideFiles],
      newerFiles: [...options.newerFiles],
      unfinishedDeliveryId: deliveryToShow({ deliveries, shops })?.id ?? null,
    }),
    'app-start-again': async () => {
      await options.startAgain();
      return undefined;
    },
    'settings-change': async (change) => {
      const changed = settings.change(change);
      await options.onSettings(change, changed);
      return changed;
    },
    'page-failed': (failure) => {
      options.logPageFailure(failure);
      return undefined;
    },
  };
}
