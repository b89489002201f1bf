import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import { PAGE_ORIGIN } from './content-security';
import { fitOnScreen, LEAST_SIZE } from './placing/fit-on-screen';
import { readWindowPlace, rememberWindowPlace } from './placing/window-place';

/** Of Electron's zoom levels. */
const ZOOM_BASE = 1.2;

/**
 * Opens the window where it was, hardened: no Node, context isolation, sandbox. Shown when its first frame is painted. Resolves when its page is loaded.
 */
export async function openWindow(options: {
  preload: string;
  title: string;
  userData: string;
  /** On Linux a window has no other; elsewhere the program's is used. */
  icon: string;
  /** Its first frame is painted. */
  onShown: () => void;
}): Promise<BrowserWindow> {
  const place = readWindowPlace(options.userData);
  const window = new BrowserWindow({
    ...fitOnScreen(
      place.box,
      [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea),
    ),
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    show: false,
    ...(process.platform === 'linux' ? { icon: options.icon } : {}),
    title: options.title,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      zoomFactor: ZOOM_BASE ** place.zoom,
    },
  });
  rememberWindowPlace(window, options.userData);
  // It would be shown too early if it were maximized before.
  window.once('ready-to-show', () => {
    if (place.isMaximized) window.maximize();
    window.show();
    options.onShown();
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  await window.loadURL(`${PAGE_ORIGIN}/`);
  return window;
}

/** The built preload, relative to the main bundle's folder. */
export function preloadPath(mainFolder: string): string {
  return join(mainFolder, '..', 'preload', 'preload.cjs');
}

/** An icon of the program itself, relative to the main bundle's folder (`scripts/icons/make-icons.mjs`). */
export function iconPath(mainFolder: string, name: 'window' | 'tray'): string {
  return join(mainFolder, '..', 'icons', `${name}.png`);
}

/** The program's only window, which may be closed and opened again while deliveries run. */
export interface MainWindow {
  current(): BrowserWindow | undefined;
  page(): WebContents | undefined;
  /** Opens it or brings it to the front. */
  show(): Promise<void>;
}

export function createMainWindow(options: {
  open: () => Promise<BrowserWindow>;
  onOpened: (window: BrowserWindow) => void;
  onClosed: () => void;
}): MainWindow {
  let window: BrowserWindow | undefined;
  /** Set while the window is being opened: all callers meanwhile get the same one. */
  let opening: Promise<void> | undefined;
  const open = async (): Promise<void> => {
    const opened = await options.open();
    window = opened;
    opened.on('closed', () => {
      window = undefined;
      options.onClosed();
    });
    options.onOpened(opened);
  };
  return {
    current: () => window,
    page: () => window?.webContents,
    show: async () => {
      if (window === undefined) return (opening ??= open().finally(() => (opening = undefined)));
      if (window.isMinimized()) window.restore();
      window.focus();
    },
  };
}
