import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppImageUpdater, CancellationToken, MacUpdater, NsisUpdater, type AppUpdater } from 'electron-updater';
import type { AppAdapter } from 'electron-updater/out/AppAdapter';
import type { NewVersion } from '../../shared/updates/updates';
import type { Connections } from '../api/connections';
import { HttpByConnections } from './http-by-connections';
import { FEED_FILE } from './update-way';

/** The folder of downloads in the user-data folder. electron-builder writes this name into the file that says where to look. */
export const DOWNLOADS = 'aplaut-import-updater';

/** Looks for a newer version, fetches it, and puts it in this one's place. */
export interface Updater {
  /** The newest version if it is newer than this one, or null. */
  look(): Promise<NewVersion | null>;
  /** Downloads what {@link look} found and checks it, unless it is there already. */
  download(onProgress: (doneBytes: number) => void, signal: AbortSignal): Promise<void>;
  /** Puts it in this one's place and starts it; this program quits. Throws if that failed. */
  install(): void;
}

/** electron-updater, told to do nothing by itself. */
export function createUpdater(options: {
  platform: NodeJS.Platform;
  version: string;
  name: string;
  /** The folder beside the asar. */
  resources: string;
  /** Where downloads go. */
  userData: string;
  connections: Connections;
  quit: () => void;
}): Updater {
  const updater = open(options);
  const end = ENDS[options.platform] ?? '';
  // It would look for an update of an AppImage only. The file that says where to look is the same as ever.
  updater.forceDevUpdateConfig = true;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  // A part of the old file is of use only to servers and installers that could not be tried (docs/packages.md).
  updater.disableDifferentialDownload = true;
  // An earlier version of a feed stays an earlier version. Who is asked is not drawn by lot.
  updater.allowDowngrade = false;
  updater.isUserWithinRollout = () => true;
  updater.logger = null;
  let failure: unknown = null;
  // Without a listener, an error would end the program. The calls below reject with it, too.
  updater.on('error', (error) => (failure = error));
  return {
    look: async () => {
      const found = await updater.checkForUpdates();
      if (found?.isUpdateAvailable !== true) {
        await rm(join(options.userData, DOWNLOADS), { recursive: true, force: true });
        return null;
      }
      const { version, files } = found.updateInfo;
      return { version, bytes: files.find(({ url }) => url.endsWith(end))?.size ?? null };
    },
    download: async (onProgress, signal) => {
      const token = new CancellationToken();
      const cancel = () => token.cancel();
      const tell = ({ transferred }: { transferred: number }) => onProgress(transferred);
      signal.addEventListener('abort', cancel, { once: true });
      updater.on('download-progress', tell);
      try {
        await updater.downloadUpdate(token);
      } finally {
        updater.off('download-progress', tell);
        signal.removeEventListener('abort', cancel);
        token.dispose();
      }
    },
    install: () => {
      failure = null;
      updater.quitAndInstall(false, true);
      if (failure !== null) throw failure instanceof Error ? failure : new Error('not installed');
    },
  };
}

/** Ends of the names of what is downloaded, among the files that a feed has for a system. */
const ENDS: Readonly<Partial<Record<NodeJS.Platform, string>>> = { linux: '.AppImage', win32: '.exe', darwin: '.zip' };

function open(options: Parameters<typeof createUpdater>[0]): AppUpdater {
  const program: AppAdapter = {
    version: options.version,
    name: options.name,
    isPackaged: true,
    appUpdateConfigPath: join(options.resources, FEED_FILE),
    userDataPath: options.userData,
    baseCachePath: options.userData,
    whenReady: () => Promise.resolve(),
    quit: options.quit,
    relaunch: () => undefined,
    onQuit: () => undefined,
  };
  const made = madeFor(options.platform, program);
  // Neither can be given to it otherwise. The second would be an id of this person, in a file of its own.
  Object.assign(made, {
    httpExecutor: new HttpByConnections(options.connections),
    stagingUserIdPromise: { value: Promise.resolve('') },
  });
  return made;
}

function madeFor(platform: NodeJS.Platform, program: AppAdapter): AppUpdater {
  if (platform === 'win32') return new NsisUpdater(undefined, program);
  return platform === 'darwin' ? new MacUpdater(undefined, program) : new AppImageUpdater(undefined, program);
}
