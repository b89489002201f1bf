import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { systemLanguage } from '../i18n/system-language';
import { receiveRequests } from '../ipc/register';
import { readFirstLook } from '../settings/first-look';
import { guardSession, isOwnPage } from '../window/guards';
import { serveApp } from '../window/protocol';
import { showTheme } from '../window/theme';
import { iconPath, openWindow, preloadPath } from '../window/window';
import type { FilesToOpen } from './files-to-open';
import type { Launch } from './launch-arguments';

/** Parts of the program that are loaded while the page's process starts. Each holds main for some 30 ms. */
const MEANWHILE = [
  () => import('../i18n/translate'),
  () => import('./saved-shops'),
  // With the native database.
  () => import('../storage/owner-lock'),
];
/** Larger ones, which would hold up the first paint. */
const AFTER_PAINT = [() => import('../practice/start-practice'), () => import('./services')];

async function loadPieces(pieces: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const load of pieces) {
    await load();
    // The window goes on meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/**
 * Opens the window before anything else is loaded, which its page's process needs time for anyway (docs/decisions/0020). Then loads and runs
 * the rest of the program.
 */
export async function startWindow(options: {
  userData: string;
  mainFolder: string;
  processPath: string;
  launch: Launch;
  files: FilesToOpen;
}): Promise<void> {
  const { mainFolder } = options;
  const look = () => readFirstLook(options.userData, systemLanguage(app.getLocale()));
  guardSession();
  showTheme(look());
  let isFirst = options.launch.file === null && !options.files.isAsked();
  serveApp({
    folder: join(mainFolder, '..', 'renderer'),
    look: () => ({ language: look().language, scheme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light' }),
    showsIntake: () => {
      const shows = isFirst;
      // Later documents are loaded again and may have a sheet.
      isFirst = false;
      return shows;
    },
  });
  const requests = receiveRequests(isOwnPage);
  let tellShown = (): void => undefined;
  const shown = new Promise<void>((resolve) => (tellShown = resolve));
  const open = () =>
    openWindow({
      onShown: tellShown,
      preload: preloadPath(mainFolder),
      title: app.getName(),
      userData: options.userData,
      icon: iconPath(mainFolder, 'window'),
    });
  const first = open();
  // Its failure is told by whoever waits for it.
  first.catch(() => undefined);
  await loadPieces(MEANWHILE);
  await Promise.race([Promise.all([shown, requests.first]), first.catch(() => undefined)]);
  await loadPieces(AFTER_PAINT);
  const { runWindow } = await import('./run-window');
  await runWindow({ ...options, first, openWindow: open, requests }).catch((error: unknown) => {
    if (BrowserWindow.getAllWindows().length > 0) throw error;
    // The person has closed it meanwhile.
    app.quit();
  });
}
