import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { app } from 'electron';
import type { UpdateChoice } from '../../shared/updates/updates';
import { openConnections } from '../api/connections';
import type { Network } from '../network/network';
import { sleepFor } from '../storage/clock';
import { updateWay } from './update-way';
import { createUpdates, type Updates } from './updates';

/** For connecting to the server with the newer version. */
const CONNECTING_MS = 20_000;

/** Updates of the running program. electron-updater is loaded with the first look. */
export function openUpdates(
  options: {
    userData: string;
    network: Network;
    choice: () => UpdateChoice;
    /** Starts this version again, if it could not be replaced after everything was closed. */
    startAgain: () => void;
    onUnexpected: (error: unknown) => void;
    leaveWith: (work: () => void) => Promise<void>;
  } & Pick<Parameters<typeof createUpdates>[0], 'isSending' | 'isUsedByOthers' | 'mayLeave' | 'onChanged' | 'onFound'>,
): Updates {
  const { platform, env, resourcesPath: resources } = process;
  return createUpdates({
    ...options,
    // A checkout has no file that says where to look, but the Electron that it runs on might.
    way: app.isPackaged ? updateWay(resources, platform, env) : 'not-set-up',
    openUpdater: async () => {
      const { createUpdater } = await import('./updater');
      return createUpdater({
        ...{ platform, resources, userData: options.userData, version: app.getVersion(), name: app.getName() },
        connections: openConnections(CONNECTING_MS, options.network),
        quit: () => app.quit(),
      });
    },
    isReplaceable: () => env['APPIMAGE'] === undefined || isWritable(dirname(env['APPIMAGE'])),
    leaveWith: (install) =>
      options.leaveWith(() => {
        // The new version starts before this one has ended, and would take it for a second start.
        app.releaseSingleInstanceLock();
        try {
          install();
        } catch (error) {
          options.onUnexpected(error);
          options.startAgain();
        }
      }),
    now: () => new Date(),
    sleep: sleepFor,
  });
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
