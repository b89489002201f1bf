import type { IpcInput } from '../../../shared/ipc/contract';
import type { WatchesState } from '../../../shared/watch/watches-state';
import { ask, onMain } from '../../bridge';
import { goTo } from '../navigation';
import { createStore } from '../store';

/** The watched folders, and what waits for the person. */
export const watchesStore = createStore<WatchesState>({ watches: [], waiting: [], waitingCount: 0 });

/** Main says whatever changes. */
export function followWatches(): void {
  onMain('watches-changed', (state) => watchesStore.set(state));
  onMain('watches-shown', () => goTo('history'));
}

export async function loadWatches(): Promise<void> {
  watchesStore.set(await ask('watches-list'));
}

export async function saveWatch(input: IpcInput<'watch-save'>): Promise<void> {
  watchesStore.set(await ask('watch-save', input));
}

export async function switchWatch(id: string, isOn: boolean): Promise<void> {
  watchesStore.set(await ask('watch-switch', { id, isOn }));
}

export async function removeWatch(id: string): Promise<void> {
  watchesStore.set(await ask('watch-remove', { id }));
}

export async function settleWaiting(input: IpcInput<'watch-settle'>): Promise<void> {
  watchesStore.set(await ask('watch-settle', input));
}
