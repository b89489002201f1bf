import { randomUUID } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Arrival, Watch, WatchRules } from '../../shared/watch/watch';
import { REPORTS_FOLDER } from '../../shared/watch/watched-name';
import { MOST_WAITING, type WatchActivity, type WatchesState } from '../../shared/watch/watches-state';
import { AppError } from '../errors/app-error';
import type { Sleep } from '../storage/clock';
import { watchedFiles } from './folder-files';
import { lockFolder } from './store/folder-lock';
import { createFolderWatch, LOOK_EVERY_MS } from './watch-folder';
import type { WatchServices } from './watch-services';

/** The watched folders of the window: looked after as long as the program runs. */
export interface Watches {
  /** Begins to look at all folders that are not paused. */
  begin(): void;
  state(): WatchesState;
  /**
   * Sets a folder up (`id` null), or changes how its files are sent.
   *
   * @param what.folder null to keep it
   * @throws AppError `watch-not-found`, `watch-folder-taken`, `watch-folder-is-reports`, `watch-folder-unreadable`
   */
  save(what: { id: string | null; folder: string | null; shopId: string; rules: WatchRules }): Promise<WatchesState>;
  switch(id: string, isOn: boolean): Promise<WatchesState>;
  remove(id: string): Promise<WatchesState>;
  removeOfShop(shopId: string): Promise<void>;
  /** The person's answer to what waits. Throws `watch-file-gone` if the file is to be sent and has other contents by now, or is gone. */
  settle(watchId: string, hash: string, how: 'anyway' | 'again' | 'dismissed'): Promise<WatchesState>;
  /** The path of a file that waits. Throws `watch-file-gone`. */
  fileOf(watchId: string, hash: string): Promise<string>;
  /** Whether a folder is looked at. */
  isOn(): boolean;
  /** Ends all looking. Deliveries that run go on. */
  end(): void;
}

export function createWatches(options: {
  services: WatchServices;
  locks: string;
  nowMs: () => number;
  sleep: Sleep;
  onChanged: (state: WatchesState) => void;
  /** `count` more files wait for the person from now on; `arrival` is the last of them. */
  onWaits: (arrival: Arrival, count: number, watch: Watch) => void;
  onUnexpected: (error: unknown) => void;
}): Watches {
  const { services, sleep, onUnexpected } = options;
  const { store } = services;
  const running = new Map<string, AbortController>();
  const activities = new Map<string, WatchActivity>();
  /** By folder: the number up to which the person was told what waits, see `WatchStore.waitingSince`. */
  const told = new Map<string, number>();

  const activityOf = (watch: Watch): WatchActivity => {
    if (watch.by === 'cli') return { kind: 'command' };
    return watch.isOn ? (activities.get(watch.id) ?? { kind: 'looking' }) : { kind: 'paused' };
  };
  const state = (): WatchesState => {
    const watches = store.list();
    const waits = watches.map(({ id }) => store.waiting(id, MOST_WAITING));
    return {
      watches: watches.map((watch) => ({
        watch,
        activity: activityOf(watch),
        last: store.last(watch.id, 1)[0] ?? null,
      })),
      waiting: waits
        .flatMap(({ arrivals }) => arrivals)
        .sort((one, other) => other.at.localeCompare(one.at))
        .slice(0, MOST_WAITING),
      waitingCount: waits.reduce((sum, { count }) => sum + count, 0),
    };
  };
  let shown = '';
  const tell = (): WatchesState => {
    const now = state();
    const text = JSON.stringify(now);
    if (text !== shown) options.onChanged(now);
    shown = text;
    return now;
  };
  const tellOfWaiting = (watch: Watch): void => {
    const { count, number } = store.waitingSince(watch.id, told.get(watch.id) ?? 0);
    told.set(watch.id, number);
    const [last] = count === 0 ? [] : store.waiting(watch.id, 1).arrivals;
    if (last !== undefined) options.onWaits(last, count, watch);
  };

  const lookAfter = async (watch: Watch, signal: AbortSignal): Promise<void> => {
    const set = (activity: WatchActivity): void => {
      if (signal.aborted) return;
      activities.set(watch.id, activity);
      tell();
    };
    const isEnded = (): boolean => signal.aborted;
    let release = lockFolder(options.locks, watch.folder);
    try {
      while (release === null) {
        set({ kind: 'elsewhere' });
        await sleep(LOOK_EVERY_MS, signal).catch(() => undefined);
        if (isEnded()) return;
        release = lockFolder(options.locks, watch.folder);
      }
      const folder = createFolderWatch(watch, services, {
        nowMs: options.nowMs,
        signal,
        onWork: (fileName) => {
          if (fileName !== null) set({ kind: 'working', fileName });
        },
        onUnexpected,
      });
      while (!isEnded()) {
        try {
          const { problem, unreachable } = await folder.look();
          set(
            problem !== null
              ? { kind: 'no-folder', code: problem.code }
              : { kind: unreachable > 0 ? 'unreachable' : 'looking' },
          );
          if (!isEnded()) tellOfWaiting(watch);
        } catch (error) {
          if (!isEnded()) onUnexpected(error);
        }
        await sleep(LOOK_EVERY_MS, signal).catch(() => undefined);
      }
    } finally {
      release?.();
    }
  };

  const stop = (id: string): void => {
    running.get(id)?.abort();
    running.delete(id);
    activities.delete(id);
  };
  const start = (watch: Watch): void => {
    stop(watch.id);
    if (!watch.isOn || watch.by === 'cli') return;
    const abort = new AbortController();
    running.set(watch.id, abort);
    lookAfter(watch, abort.signal).catch(onUnexpected);
  };
  const known = (id: string): Watch => {
    const watch = store.get(id);
    if (watch === undefined) throw new AppError('watch-not-found');
    return watch;
  };
  /** The file that has these contents now. */
  const fileWith = async (watchId: string, hash: string): Promise<string> => {
    const { folder, patterns } = known(watchId);
    const arrival = store.arrival(watchId, hash);
    const files = await watchedFiles(folder, patterns).catch(() => []);
    // By its name first, which takes no query.
    const file = files.find((look) => look.name === arrival?.fileName && store.ofLook(watchId, look)?.hash === hash);
    if (file === undefined) throw new AppError('watch-file-gone');
    return join(folder, file.name);
  };

  return {
    begin: () => {
      for (const watch of store.list()) {
        told.set(watch.id, store.waitingSince(watch.id, 0).number);
        start(watch);
      }
      tell();
    },
    state,
    save: async ({ id, folder: chosen, shopId, rules }) => {
      const before = id === null ? null : known(id);
      const folder = chosen === null ? (before?.folder ?? '') : await realpath(chosen).catch(unreadable);
      if (folder === '') throw new AppError('watch-folder-unreadable');
      if (basename(folder) === REPORTS_FOLDER) throw new AppError('watch-folder-is-reports');
      if (store.list().some((watch) => watch.folder === folder && watch.id !== id && watch.by === 'window'))
        throw new AppError('watch-folder-taken');
      // A folder that a command has sent files of for this shop is taken over with what is known of them.
      const fromCommand = store.list().find((watch) => watch.folder === folder && watch.shopId === shopId);
      const watch: Watch = {
        ...rules,
        ...{ id: before?.id ?? fromCommand?.id ?? randomUUID(), folder, shopId },
        ...{ isOn: before?.isOn ?? true, by: 'window' },
      };
      await store.save(watch);
      start(watch);
      return tell();
    },
    switch: async (id, isOn) => {
      const watch = { ...known(id), isOn };
      await store.save(watch);
      start(watch);
      return tell();
    },
    remove: async (id) => {
      stop(id);
      await store.remove(id);
      return tell();
    },
    removeOfShop: async (shopId) => {
      for (const watch of store.list()) if (watch.shopId === shopId) stop(watch.id);
      await store.removeOfShop(shopId);
      tell();
    },
    settle: async (watchId, hash, how) => {
      const arrival = store.arrival(watchId, hash);
      if (arrival?.state !== 'waits') throw new AppError('watch-file-gone');
      if (how !== 'dismissed' && arrival.deliveryId === null) await fileWith(watchId, hash);
      await store.change(watchId, hash, { state: how });
      const watch = known(watchId);
      // At once, and not only with the next look.
      if (how !== 'dismissed') start(watch);
      return tell();
    },
    fileOf: fileWith,
    isOn: () => running.size > 0,
    end: () => [...running.keys()].forEach(stop),
  };
}

function unreadable(error: unknown): never {
  throw new AppError('watch-folder-unreadable', (error as NodeJS.ErrnoException).code ?? '');
}
