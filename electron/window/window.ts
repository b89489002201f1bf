import { join } from 'node:path';
import { BrowserWindow, nativeTheme, type WebContents } from 'electron';
import { PAGE_ORIGIN } from './content-security';

/**
 * Opens the window, hardened: no Node, context isolation, sandbox. Shown when its first frame is painted. Resolves when its page is loaded.
 */
export async function openWindow(options: { preload: string; title: string }): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 880,
    minHeight: 560,
    show: false,
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
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  await window.loadURL(`${PAGE_ORIGIN}/`);
  return window;
}

/** The built preload, relative to the main bundle's folder. */
export function preloadPath(mainFolder: string): string {
  return join(mainFolder, '..', 'preload', 'preload.cjs');
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
