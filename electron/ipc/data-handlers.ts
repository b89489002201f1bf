import { writeFile } from 'node:fs/promises';
import { shell } from 'electron';
import { AppError } from '../errors/app-error';
import type { WipeAll } from '../wipe/wipe-data';
import type { IpcHandlers } from './answer-requests';

type DataChannels = 'diagnostics-make' | 'diagnostics-save' | 'data-show-folder' | 'data-may-wipe' | 'data-wipe';

/** What a person can do with everything that the program has stored. */
export function dataHandlers(options: {
  userData: string;
  wipeAll: WipeAll;
  makeDiagnostics: () => Promise<string>;
  /** Undefined if the person cancelled the dialog. */
  chooseDiagnosticsPath: () => Promise<string | undefined>;
}): Pick<IpcHandlers, DataChannels> {
  /** What the person has seen is what is saved. */
  let made: string | null = null;
  return {
    'diagnostics-make': async () => (made = await options.makeDiagnostics()),
    'diagnostics-save': async () => {
      const path = await options.chooseDiagnosticsPath();
      if (path === undefined) return false;
      await writeFile(path, made ?? (await options.makeDiagnostics())).catch((error: unknown) => {
        throw new AppError('file-not-writable', (error as NodeJS.ErrnoException).code ?? '');
      });
      return true;
    },
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
