import { join } from 'node:path';
import { app, nativeTheme, powerMonitor, type BrowserWindow } from 'electron';
import { sleepFor } from '../delivery/clock';
import { compareHandlers } from '../ipc/compare-handlers';
import { deliveryHandlers } from '../ipc/delivery-handlers';
import { registerIpc, sendPortToPage, sendToPage } from '../ipc/register';
import { sheetHandlers } from '../ipc/sheet-handlers';
import { shopHandlers } from '../ipc/shop-handlers';
import { createCompareSheet } from './compare-sheet';
import { deliveryShopOf } from './delivery-shop';
import { deliveryToShow } from './delivery-to-show';
import { createFileDialogs } from './dialogs';
import { guardSession, isOwnPage } from './guards';
import type { Launch } from './launch-arguments';
import type { Log } from './log';
import { setMenu } from './menu';
import { notificationOf } from './delivery-notification';
import { showNotification } from './notify';
import { goOnByThemselves } from './go-on';
import { createOpenSheet } from './open-sheet';
import { createPreviewSheet } from './preview-sheet';
import { serveApp } from './protocol';
import { saveDeliveryReport } from './save-delivery-report';
import { createSendSheet } from './send-sheet';
import { openServices } from './services';
import { createTaskbarProgress } from './taskbar-progress';
import { createWatchElsewhere } from './watch-elsewhere';
import { openWindow, preloadPath } from './window';

/**
 * Runs the program with its window. Closing the window does not end a delivery: the program stays until the delivery rests,
 * and opens the window again when it is started anew.
 */
export async function runWindow(options: {
  userData: string;
  mainFolder: string;
  processPath: string;
  launch: Launch;
  log: Log;
}): Promise<void> {
  const { log, mainFolder } = options;
  const services = await openServices(options.userData, log, 'window');
  const { deliveries, settings, shops, shopStore, t } = services;
  const samplePath = join(app.getAppPath(), 'assets', 'sample.csv');
  let window: BrowserWindow | undefined;
  const page = () => window?.webContents;
  const taskbar = createTaskbarProgress(deliveries);

  const openSheet = createOpenSheet({
    processPath: options.processPath,
    timeZone: () => shops.get(shopStore.chosenId()).timeZone,
    send: (event, value) => sendToPage(page(), event, value),
    sendPort: (sheetId, port) => sendPortToPage(page(), sheetId, port),
  });
  const sendSheet = createSendSheet({ openSheet, shops, store: shopStore, deliveries });
  const previewSheet = createPreviewSheet({
    openSheet,
    shopOf: (id) => ({ ...shops.get(id), ...deliveryShopOf(shops.get(id), shops) }),
    ledger: deliveries.ledger,
    findUnfinished: (shopId) => sendSheet.findUnfinished(shopId),
  });
  const compareSheet = createCompareSheet({
    openSheet,
    shops,
    deliveries,
    onProgress: (progress) => sendToPage(page(), 'compare-progress', progress),
  });
  const dialogs = createFileDialogs({
    window: () => {
      if (window === undefined) throw new Error('a dialog without a window');
      return window;
    },
    t,
    samplePath,
  });
  const sheet = sheetHandlers({
    openSheet,
    settings,
    samplePath,
    chooseFile: dialogs.chooseSheet,
    saveSample: dialogs.saveSample,
  });

  const show = async () => {
    if (window !== undefined) {
      if (window.isMinimized()) window.restore();
      window.focus();
      return;
    }
    window = await openWindow({ preload: preloadPath(mainFolder), title: app.getName() });
    taskbar.attach(window);
    window.webContents.on('did-finish-load', () => openSheet.showAgain());
    window.on('closed', () => {
      window = undefined;
      watchElsewhere.end();
      compareSheet.cancel();
      openSheet.close();
    });
    goOn.takeUp();
    watchElsewhere.begin();
  };
  const showDelivery = async (id: string) => {
    await show();
    sendToPage(page(), 'delivery-shown', { id });
  };
  const goOn = goOnByThemselves({
    deliveries,
    resume: (id) => sendSheet.resume(id),
    check: (shopId) => shops.check(shopId),
    hasShop: (shopId) => shops.has(shopId),
    sleep: sleepFor,
    onUnexpected: (error) => log.error('going on', error),
  });
  const watchElsewhere = createWatchElsewhere({
    deliveries,
    tell: (progress) => {
      sendToPage(page(), 'delivery-progress', progress);
      if (progress.summary.state.status !== 'running') goOn.takeUp();
    },
    sleep: sleepFor,
    onUnexpected: (error) => log.error('watching', error),
  });
  powerMonitor.on('suspend', () => goOn.sleep());
  powerMonitor.on('resume', () => goOn.wake());
  const quitWhenIdle = () => {
    const busy = goOn.isWaiting() || deliveries.unfinished().some(({ id }) => deliveries.runsHere(id));
    if (!busy && window === undefined && process.platform !== 'darwin') app.quit();
  };

  deliveries.onProgress((progress) => {
    sendToPage(page(), 'delivery-progress', progress);
    if (progress.summary.state.status === 'running') return;
    const { language } = settings.get();
    const said = notificationOf(progress.summary, { focused: window?.isFocused() === true, language }, t());
    if (said !== null) showNotification(said, () => void showDelivery(progress.summary.id));
    quitWhenIdle();
  });
  app.on('window-all-closed', quitWhenIdle);
  app.on('activate', () => void show());
  app.on('second-instance', (_event, _argv, _folder, launch) => {
    const { file } = launch as Launch;
    void show().then(() => file === null || sheet['sheet-open-path']({ path: file }));
  });

  registerIpc({
    isTrusted: isOwnPage,
    onUnexpected: (channel, error) => log.error(channel, error),
    handlers: {
      'app-info': () => ({
        version: app.getVersion(),
        platform: process.platform,
        settings: settings.get(),
        vaultProblem: services.vault.problem,
        databaseSetAside: deliveries.setAside,
        setAsideFiles: [...services.setAsideFiles],
        recentFiles: settings.recentFiles(),
        unfinishedDeliveryId: deliveryToShow({ deliveries, shops })?.id ?? null,
      }),
      'settings-change': (change) => {
        const changed = settings.change(change);
        if (change.failedRowsKept !== undefined) services.wipeOldFailedRows();
        nativeTheme.themeSource = toThemeSource(changed.colorScheme);
        setMenu(t(), () => void sheet['sheet-choose-file'](undefined));
        return changed;
      },
      ...shopHandlers({ shops, store: shopStore, deliveries, practice: services.practice }),
      ...sheet,
      ...compareHandlers(compareSheet),
      ...deliveryHandlers({
        deliveries,
        sendSheet,
        previewSheet,
        saveReport: (id, format) =>
          saveDeliveryReport({ id, format, deliveries, sendSheet, dialogs, settings, t: t() }),
      }),
    },
  });

  closeBeforeQuit(async () => {
    openSheet.close();
    await services.close();
  });
  guardSession();
  serveApp(join(mainFolder, '..', 'renderer'));
  nativeTheme.themeSource = toThemeSource(settings.get().colorScheme);
  setMenu(t(), () => void sheet['sheet-choose-file'](undefined));
  await show();
  if (options.launch.file !== null) await sheet['sheet-open-path']({ path: options.launch.file });
}

/** Lets running requests come to their outcome and the databases close before the program ends. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let closing: 'no' | 'now' | 'done' = 'no';
  app.on('before-quit', (event) => {
    if (closing === 'done') return;
    event.preventDefault();
    if (closing === 'now') return;
    closing = 'now';
    void close().finally(() => {
      closing = 'done';
      app.quit();
    });
  });
}

function toThemeSource(scheme: 'auto' | 'light' | 'dark'): 'system' | 'light' | 'dark' {
  return scheme === 'auto' ? 'system' : scheme;
}
