import { ask } from '../../bridge';
import { sheetStore } from '../../model/sheet';
import { chooseShop, shopsStore } from '../../model/shops';
import { createStore } from '../../model/store';

/** A try that was begun. */
export interface Try {
  /** Of the sheet that is tried; null until it is opened. */
  sheetId: string | null;
  hasLooked: boolean;
  /** Rows with errors when all rows were read; null before. */
  blockedAtFirst: number | null;
}

/** The two-minute try; null if there is none. */
export const tryStore = createStore<Try | null>(null);

let stopFollowing: () => void = () => undefined;

/** Opens the sample with a few faults, for the practice shop. The person may refuse to leave the open sheet: then nothing changes. */
export async function beginTry(): Promise<void> {
  stopFollowing();
  const sheet = sheetStore.get();
  const before = sheet.phase === 'none' ? null : sheet.sheetId;
  const fileName = await ask('sheet-open-try');
  tryStore.set({ sheetId: null, hasLooked: false, blockedAtFirst: null });
  const end = sheetStore.subscribe(() => follow(before, fileName));
  stopFollowing = () => {
    end();
    stopFollowing = () => undefined;
  };
  follow(before, fileName);
}

/** The sheet stays open. */
export function endTry(): void {
  stopFollowing();
  tryStore.set(null);
}

export function setLooked(): void {
  tryStore.update((now) => now && { ...now, hasLooked: true });
}

export async function choosePractice(): Promise<void> {
  const practice = shopsStore.get().shops.find((shop) => shop.practice);
  if (practice !== undefined) await chooseShop(practice.id);
}

function follow(before: string | null, fileName: string): void {
  const now = tryStore.get();
  const sheet = sheetStore.get();
  if (now === null) return;
  if (now.sheetId === null) {
    if (sheet.phase === 'none' || sheet.sheetId === before) return;
    if (sheet.fileName !== fileName) return endTry();
    tryStore.set({ ...now, sheetId: sheet.sheetId });
    // The strip asks for it if this fails.
    void choosePractice().catch(() => undefined);
    return;
  }
  if (sheet.phase === 'none' || sheet.sheetId !== now.sheetId) return endTry();
  if (now.blockedAtFirst === null && sheet.phase === 'open' && sheet.state.complete)
    tryStore.set({ ...now, blockedAtFirst: sheet.state.counts.blocked });
}
