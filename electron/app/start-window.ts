import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { systemLanguage } from '../i18n/system-language';
import { receiveRequests } from '../ipc/register';
import { readFirstLook } from '../settings/first-look';
import { sleepFor } from '../storage/clock';
import { guardSession, isOwnPage } from '../window/guards';
import { serveApp } from '../window/protocol';
import { showTheme } from '../window/theme';
import { iconPath, openWindow, preloadPath } from '../window/window';
import type { FilesToOpen } from './files-to-open';
import type { Launch } from './launch-arguments';

/** Parts of the program that the first answers need. Loaded while the page builds its first screen; each blocks main for up to 20 ms. */
const WITH_FIRST_SCREEN = [
  () => import('../i18n/translate'),
  () => import('./opening/saved-shops'),
  () => import('../ipc/app-handlers'),
];
/** Larger ones, which would delay it: the native database, the practice shop, and the rest. */
const AFTER_FIRST_SCREEN = [
  () => import('./opening/take-user-data'),
  () => import('../practice/start-practice'),
  () => import('./opening/services'),
];

/** A window that is not shown by then is hidden, and may stay so: the screen is locked. Deliveries and watched folders do not wait for it. */
const SHOWN_WITHIN_MS = 2_000;

async function loadPieces(pieces: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const load of pieces) {
    await load();
    // The window goes on meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** Resolves when the page will never show its first screen: it did not load, or has ended. Whoever awaits the window is told why. */
async function pageLost(opening: Promise<BrowserWindow>): Promise<void> {
  const window = await opening.catch(() => null);
  if (window === null || window.isDestroyed()) return;
  await new Promise<void>((resolve) => {
    window.once('closed', resolve);
    window.webContents.once('render-process-gone', () => resolve());
  });
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
  const hasStartFile = options.launch.file !== null || options.files.isAsked();
  let isFirst = !hasStartFile;
  serveApp({
    folder: join(mainFolder, '..', 'renderer'),
    look: () => ({ ...look(), scheme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light' }),
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
  let opened: Promise<BrowserWindow> | null = first;
  const firstOrNew = (): Promise<BrowserWindow> => {
    const window = opened ?? open();
    opened = null;
    return window;
  };
  const lost = pageLost(first);
  // Loading anything sooner would keep main from answering for the page and from starting the processes that paint it.
  await Promise.race([shown, lost, sleepFor(SHOWN_WITHIN_MS, new AbortController().signal)]);
  await loadPieces(WITH_FIRST_SCREEN);
  const { openSavedShops } = await import('./opening/saved-shops');
  const saved = openSavedShops(options.userData);
  const { firstHandlers } = await import('../ipc/app-handlers');
  const firstAnswers = firstHandlers({ ...saved, hasStartFile });
  requests.answerFirst(firstAnswers);
  await Promise.race([requests.afterFirstScreen, lost]);
  await loadPieces(AFTER_FIRST_SCREEN);
  const { runWindow } = await import('./run-window');
  await runWindow({ ...options, saved, firstAnswers, openWindow: firstOrNew, requests }).catch((error: unknown) => {
    if (BrowserWindow.getAllWindows().length > 0) throw error;
    // The person has closed it meanwhile.
    app.quit();
  });
}
