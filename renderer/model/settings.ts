import { ask } from '../bridge';
import { DEFAULT_FAILED_ROWS_RETENTION } from '../../shared/delivery/retention';
import type { AppInfo, AppOpened, Settings } from '../../shared/ipc/contract';
import { createStore } from './store';

/** The person's settings. Main stores them; the page follows. */
export const settingsStore = createStore<Settings>({
  language: 'ru',
  colorScheme: 'auto',
  failedRowsRetention: DEFAULT_FAILED_ROWS_RETENTION,
  tray: false,
  updates: 'never',
});

/** What main says about the program at the start. {@link refreshAppInfo} refreshes the list of recent files. */
export const appInfoStore = createStore<AppInfo | null>(null);

export async function refreshAppInfo(): Promise<AppInfo> {
  const info = await ask('app-info');
  appInfoStore.set(info);
  settingsStore.set(info.settings);
  return info;
}

/** What main found when it had opened everything; null until then. */
export const appOpenedStore = createStore<AppOpened | null>(null);

export async function loadAppOpened(): Promise<AppOpened> {
  const opened = await ask('app-opened');
  appOpenedStore.set(opened);
  return opened;
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  settingsStore.set(await ask('settings-change', change));
}

/** Whether the settings of the network are open. Not only their menu item opens them: a failed check of a shop does, too. */
export const networkOpenedStore = createStore(false);
