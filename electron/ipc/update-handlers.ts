import type { Updates } from '../updates/updates';
import type { IpcHandlers } from './answer-requests';

type UpdateChannels = 'updates-get' | 'updates-look' | 'updates-download' | 'updates-cancel' | 'updates-install';

/** Newer versions of the program. */
export function updateHandlers(updates: Updates): Pick<IpcHandlers, UpdateChannels> {
  return {
    'updates-get': () => updates.state(),
    'updates-look': async () => {
      await updates.look();
      return undefined;
    },
    'updates-download': async () => {
      await updates.download();
      return undefined;
    },
    'updates-cancel': () => {
      updates.cancel();
      return undefined;
    },
    'updates-install': async () => {
      await updates.install();
      return undefined;
    },
  };
}
