import { app } from 'electron';
import type { IpcInput, Settings } from '../../shared/ipc/contract';
import type { Deliveries } from '../delivery/deliveries';
import { deliveryToShow } from '../delivery/delivery-to-show';
import type { SettingsStore } from '../settings/settings-store';
import type { Shops } from '../shops/shops';
import type { TokenVault } from '../shops/token-vault';
import type { IpcHandlers } from './answer-requests';

/** Information about the program, and its settings. */
export function appHandlers(options: {
  settings: SettingsStore;
  vault: Pick<TokenVault, 'problem'>;
  deliveries: Pick<Deliveries, 'setAside' | 'unfinished' | 'runsHere'>;
  shops: Pick<Shops, 'has'>;
  setAsideFiles: readonly string[];
  newerFiles: readonly string[];
  hasStartFile: boolean;
  onSettings: (change: IpcInput<'settings-change'>, changed: Settings) => Promise<void>;
  logPageFailure: (failure: Parameters<IpcHandlers['page-failed']>[0]) => void;
}): Pick<IpcHandlers, 'app-info' | 'settings-change' | 'page-failed'> {
  const { settings, deliveries, shops } = options;
  return {
    'app-info': () => ({
      version: app.getVersion(),
      platform: process.platform,
      settings: settings.get(),
      vaultProblem: options.vault.problem,
      databaseSetAside: deliveries.setAside,
      setAsideFiles: [...options.setAsideFiles],
      newerFiles: [...options.newerFiles],
      recentFiles: settings.recentFiles(),
      hasStartFile: options.hasStartFile,
      unfinishedDeliveryId: deliveryToShow({ deliveries, shops })?.id ?? null,
    }),
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
