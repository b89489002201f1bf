import { ask } from '../bridge';
import { DEFAULT_FAILED_ROWS_KEPT } from '../../shared/delivery/retention';
import type { AppInfo, Settings } from '../../shared/ipc/contract';
import { createStore } from './store';

/** What a person has chosen. Main keeps it; the page follows. */
export const settingsStore = createStore<Settings>({
  language: 'ru',
  colorScheme: 'auto',
  failedRowsKept: DEFAULT_FAILED_ROWS_KEPT,
});

/** What main said of itself at the start; the list of recent files is refreshed with {@link refreshAppInfo}. */
export const appInfoStore = createStore<AppInfo | null>(null);

export async function refreshAppInfo(): Promise<AppInfo> {
  const info = await ask('app-info');
  appInfoStore.set(info);
  settingsStore.set(info.settings);
  return info;
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  settingsStore.set(await ask('settings-change', change));
}
