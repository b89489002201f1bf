import { shell } from 'electron';
import type { WipeAll } from '../wipe/wipe-data';
import type { IpcHandlers } from './answer-requests';

/** What a person can do with everything that the program has stored. */
export function dataHandlers(options: {
  userData: string;
  wipeAll: WipeAll;
}): Pick<IpcHandlers, 'data-show-folder' | 'data-may-wipe' | 'data-wipe'> {
  return {
    'data-show-folder': async () => {
      await shell.openPath(options.userData);
      return undefined;
    },
    'data-may-wipe': () => {
      options.wipeAll.check();
      return undefined;
    },
    'data-wipe': async () => {
      await options.wipeAll.begin();
      return undefined;
    },
  };
}
