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

/** Parts of the program that the first answers need. Loaded while the page's process starts; each blocks main for up to 50 ms. */
const MEANWHILE = [
  () => import('../i18n/translate'),
  // With the native database.
  () => import('../storage/owner-lock'),
  () => import('./opening/saved-shops'),
  () => import('./opening/open-user-data'),
  () => import('../ipc/app-handlers'),
];
/** Larger ones, which would hold up the first paint. */
const AFTER_PAINT = [() => import('../practice/start-practice'), () => import('./opening/services')];

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
  const documentAnswered = serveApp({
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
  const lost = pageLost(first);
  // Loading anything sooner would keep main from answering the document and from starting the page's process.
  await Promise.race([documentAnswered, lost]);
  await loadPieces(MEANWHILE);
  const { openUserData } = await import('./opening/open-user-data');
  const opened = openUserData(options.userData);
  const { firstHandlers } = await import('../ipc/app-handlers');
  const firstAnswers = firstHandlers({ ...opened, hasStartFile });
  requests.answerFirst(firstAnswers);
  await Promise.race([Promise.all([shown, requests.afterFirstScreen]), lost]);
  await loadPieces(AFTER_PAINT);
  const { runWindow } = await import('./run-window');
  await runWindow({ ...options, opened, firstAnswers, first, openWindow: open, requests }).catch((error: unknown) => {
    if (BrowserWindow.getAllWindows().length > 0) throw error;
    // The person has closed it meanwhile.
    app.quit();
  });
}
