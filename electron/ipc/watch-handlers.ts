import { randomUUID } from 'node:crypto';
import type { Watches } from '../watch/watches';
import { AppError } from '../errors/app-error';
import type { IpcHandlers } from './answer-requests';

type WatchChannels = Extract<keyof IpcHandlers, `watch-${string}` | `watches-${string}`>;

/** Watched folders. The page names a folder only by what the person chose in the system's dialog. */
export function watchHandlers(options: {
  watches: Watches;
  /** Asks for a folder; undefined if the person cancelled the dialog. */
  chooseFolder: () => Promise<string | undefined>;
  openFile: (path: string) => Promise<void>;
}): Pick<IpcHandlers, WatchChannels> {
  const { watches } = options;
  /** The folder that was chosen last. */
  let chosen: { choiceId: string; folder: string } | null = null;
  return {
    'watches-list': () => watches.state(),
    'watch-choose-folder': async () => {
      const folder = await options.chooseFolder();
      if (folder === undefined) return null;
      chosen = { choiceId: randomUUID(), folder };
      return chosen;
    },
    'watch-save': ({ id, choiceId, shopId, rules }) => {
      if (choiceId !== null && chosen?.choiceId !== choiceId) throw new AppError('invalid-request');
      return watches.save({ id, folder: choiceId === null ? null : (chosen?.folder ?? null), shopId, rules });
    },
    'watch-switch': ({ id, isOn }) => watches.switch(id, isOn),
    'watch-remove': ({ id }) => watches.remove(id),
    'watch-settle': ({ watchId, hash, how }) => watches.settle(watchId, hash, how),
    'watch-open-file': async ({ watchId, hash }) => {
      await options.openFile(await watches.fileOf(watchId, hash));
      return undefined;
    },
  };
}
