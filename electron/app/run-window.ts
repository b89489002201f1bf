import { join } from 'node:path';
import { app, net, type BrowserWindow } from 'electron';
import { sleepFor } from '../storage/clock';
import { answerRequests } from '../ipc/answer-requests';
import { appHandlers, type FirstHandlers } from '../ipc/app-handlers';
import { commandHandlers } from '../ipc/command-handlers';
import { compareHandlers } from '../ipc/compare-handlers';
import { dataHandlers } from '../ipc/data-handlers';
import { deliveryHandlers } from '../ipc/delivery-handlers';
import { sendToPage, type PageRequests } from '../ipc/register';
import { sheetHandlers } from '../ipc/sheet-handlers';
import { memoryHandlers } from '../ipc/memory-handlers';
import { recipeHandlers } from '../ipc/recipe-handlers';
import { networkHandlers } from '../ipc/network-handlers';
import { proofHandlers } from '../ipc/proof-handlers';
import { updateHandlers } from '../ipc/update-handlers';
import { shopHandlers } from '../ipc/shop-handlers';
import { watchHandlers } from '../ipc/watch-handlers';
import { shopListHandlers } from '../ipc/shop-list-handlers';
import { openProofHost, openSheetHostUnseen } from '../sheet/host/host';
import { askBeforeLeaving } from '../window/ask-before-leaving';
import { createCompareSheet } from '../sending/compare-sheet';
import { deliveryShopOf } from '../sending/delivery-shop';
import { createFileDialogs } from '../window/dialogs';
import type { FilesToOpen } from './files-to-open';
import type { Launch } from './launch-arguments';
import { followLifeCycle } from './life-cycle';
import { createProgramMenu } from './program-menu';
import { createProgramTray } from './program-tray';
import { createLeaveQuestions } from '../sending/leave-questions';
import { makeDiagnostics } from '../diagnostics/make-diagnostics';
import { logPathIn, openLog } from '../settings/log';
import { logPageFailures } from '../window/log-page-failures';
import { notificationOf } from '../window/delivery-notification';
import { showNotification } from '../window/notify';
import { createAutoResume } from '../delivery/auto-resume';
import { tableOf } from '../pasted/clipboard-table';
import { createOldIds } from '../sending/preview/old-ids';
import { createPreviewSheet } from '../sending/preview/preview-sheet';
import { offerTextMenu } from '../window/menus/text-menu';
import { revivePage } from '../window/revive-page';
import { saveCabinetFile } from '../cabinet-file/save-cabinet-file';
import { saveSample } from '../sample/save-sample';
import { saveSheet } from '../sending/save-sheet';
import { startPracticeOrAnew } from '../practice/start-practice';
import { createProofs } from '../sending/proof/proofs';
import { noValues, valuesOfSheet } from '../sending/proof/values-of-sheet';
import { saveProofReport } from '../window/reports/save-proof-report';
import { shopNameOf } from '../../shared/shop/shop-name';
import { saveVerdictReport } from '../window/reports/save-verdict-report';
import { saveDeliveryReport } from '../window/reports/save-delivery-report';
import { createSendSheet } from '../sending/send-sheet';
import { createShopListOfSheet } from '../sending/shop-list/shop-list-of-sheet';
import type { SavedShops } from './opening/saved-shops';
import { openServices } from './opening/services';
import { takeUserData } from './opening/take-user-data';
import { openSheetOfWindow } from './sheet-of-window';
import { startAgain } from './start-again';
import { openUpdates } from '../updates/open-updates';
import { createTaskbarProgress } from '../window/taskbar-progress';
import { watchesOfWindow } from './watches-of-window';
import { createWatchElsewhere } from '../delivery/watch-elsewhere';
import { readClipboard } from '../pasted/read-clipboard';
import { showTheme } from '../window/theme';
import { createMainWindow, iconPath } from '../window/window';
import { createWipeAll } from '../wipe/wipe-data';

const assetPath = (name: string): string => join(app.getAppPath(), 'assets', name);

/**
 * Runs the program with its window. Closing the window does not end a delivery: the program keeps running until nothing is being sent, and
 * opens the window again when it is started again.
 */
export async function runWindow(options: {
  userData: string;
  mainFolder: string;
  processPath: string;
  launch: Launch;
  files: FilesToOpen;
  saved: SavedShops;
  /** What the page is answered already. */
  firstAnswers: FirstHandlers;
  /** Opens a window. The first is open already. */
  openWindow: () => Promise<BrowserWindow>;
  requests: PageRequests;
}): Promise<void> {
  const { mainFolder } = options;
  const log = openLog(app.getPath('userData'));
  process.on('unhandledRejection', (reason) => log.error('unhandled rejection', reason));
  const services = await openServices(options.saved, takeUserData(options.userData), log, {
    runBy: 'window',
    startPractice: startPracticeOrAnew,
  });
  const watchStore = await services.watchStore();
  const { deliveries, settings, shops, shopStore, t } = services;
  const tryPaths = { ru: assetPath('sample.csv'), en: assetPath('sample-en.csv') };
  const page = () => window.page();
  const taskbar = createTaskbarProgress(deliveries);

  const questions = createLeaveQuestions((question) => sendToPage(page(), 'sheet-leave-asked', question));
  const { openSheet, drafts, pasted, tidyPasted } = openSheetOfWindow({
    userData: options.userData,
    processPath: options.processPath,
    log,
    questions,
    settings,
    timeZone: () => shops.get(shopStore.chosenId()).timeZone,
    page,
    onRead: (path) => {
      if (Object.values(tryPaths).includes(path) || pasted.has(path)) return;
      settings.addRecentFile(path);
      menu.show();
    },
    onDraftSent: (sheet, sent) => sendSheet.showAgain(sheet, sent),
    onTold: () => shopList.sheetChanged(),
  });
  const sendSheet = createSendSheet({ openSheet, shops, store: shopStore, deliveries });
  const previewSheet = createPreviewSheet({
    openSheet,
    shopOf: (id) => ({ ...deliveryShopOf(shops.get(id), shops), ...shops.get(id) }),
    deliveries,
    findUnfinished: (shopId) => sendSheet.findUnfinished(shopId),
  });
  const oldIds = createOldIds({
    openSheet,
    shopOf: (id) => deliveryShopOf(shops.get(id), shops),
    ledger: deliveries.ledger,
  });
  const compareSheet = createCompareSheet({
    ...{ openSheet, shops, deliveries },
    onProgress: (progress) => sendToPage(page(), 'compare-progress', progress),
  });
  const shopList = createShopListOfSheet({
    ...{ openSheet, shops, store: shopStore, shopLists: services.shopLists, ledger: deliveries.ledger },
    onProgress: (taking) => sendToPage(page(), 'shop-list-progress', taking),
    nowMs: () => performance.now(),
  });
  const proofs = createProofs({
    deliveries,
    shops,
    store: shopStore,
    shopLists: services.shopLists,
    openHost: () => openProofHost(mainFolder),
    valuesOf: async (id) => (await valuesOfSheet(openSheet.peek()?.host, deliveries.sourceKey(id))) ?? noValues,
    onProgress: (progress) => sendToPage(page(), 'proof-progress', progress),
    nowMs: () => performance.now(),
  });
  deliveries.onRemoved((id) => proofs.forget(id));
  const dialogs = createFileDialogs({
    window: () => {
      const opened = window.current();
      if (opened === undefined) throw new Error('a dialog without a window');
      return opened;
    },
    t,
  });
  const sheet = sheetHandlers({
    openSheet,
    questions,
    settings,
    tryPath: () => tryPaths[settings.get().language],
    openPasted: async (open) => pasted.open(tableOf(await readClipboard()), t()('intake.pastedName'), open),
    chooseFile: dialogs.chooseSheet,
    saveSample: async (format) => {
      const path = await dialogs.chooseReportPath(`${t()('intake.sampleName')}.${format}`, format);
      if (path === undefined) return false;
      await saveSample(join(mainFolder, 'sample-thread.cjs'), { path, format, language: settings.get().language });
      return true;
    },
    saveSheet: () =>
      saveSheet({ openSheet, choosePath: dialogs.chooseSavedPath, language: settings.get().language, t: t() }),
    saveCabinetFile: (wish) =>
      saveCabinetFile({ ...wish, openSheet, choosePath: dialogs.chooseReportPath, deliveries, shops, t: t() }),
  });

  const close = async (): Promise<void> => {
    openSheet.close();
    await drafts.settled();
    await tidyPasted();
    watches.end();
    updates.end();
    await services.close();
  };
  const { guardWindow, quitByPerson, mayQuit, endWith } = askBeforeLeaving({ openSheet, questions, close });
  const window = createMainWindow({
    open: options.openWindow,
    onOpened: (opened) => {
      taskbar.attach(opened);
      guardWindow(opened);
      offerTextMenu(opened, t);
      revivePage(opened, { log, nowMs: () => performance.now() });
      opened.webContents.on('did-finish-load', () => {
        openSheet.showAgain();
        questions.askAgain();
      });
      autoResume.takeUp();
      watchElsewhere.begin();
    },
    onClosed: () => {
      watchElsewhere.end();
      compareSheet.cancel();
      shopList.cancel();
      proofs.cancel();
      questions.giveUp();
      openSheet.close();
      menu.setUsable([]);
      const words = { title: t()('app.windowClosedTitle'), body: t()('app.windowClosedText') };
      if (isSending()) showNotification(words, () => void window.show());
    },
  });
  const openFile = (path: string) => void window.show().then(() => sheet['sheet-open-path']({ path }));
  const chooseFile = () => void window.show().then(() => sheet['sheet-choose-file'](undefined));
  const menu = createProgramMenu({ window, mainFolder, settings, t, chooseFile, openFile, quit: quitByPerson });
  const showDelivery = async (id: string) => {
    await window.show();
    sendToPage(page(), 'delivery-shown', { id });
  };
  const tray = createProgramTray({
    deliveries,
    sendSheet,
    window,
    settings,
    icon: iconPath(mainFolder, 'tray'),
    t,
    showDelivery,
    quit: quitByPerson,
    onUnexpected: (error) => log.error('tray', error),
  });
  const autoResume = createAutoResume({
    deliveries,
    resume: (id) => sendSheet.resume(id),
    check: (shopId) => shops.check(shopId),
    hasShop: (shopId) => shops.has(shopId),
    sleep: sleepFor,
    nowMs: Date.now,
    onUnexpected: (error) => log.error('going on', error),
  });
  const watchElsewhere = createWatchElsewhere({
    deliveries,
    tell: (progress) => {
      sendToPage(page(), 'delivery-progress', progress);
      if (progress.summary.state.status !== 'running') autoResume.takeUp();
    },
    sleep: sleepFor,
    onUnexpected: (error) => log.error('watching', error),
  });
  deliveries.onProgress((progress) => {
    sendToPage(page(), 'delivery-progress', progress);
    if (progress.summary.state.status === 'running') return;
    const { language } = settings.get();
    const focused = window.current()?.isFocused() === true;
    const said = notificationOf(progress.summary, { focused, language, isOnline: net.isOnline() }, t());
    if (said !== null) showNotification(said, () => void showDelivery(progress.summary.id));
  });
  const { isSending } = followLifeCycle({ window, deliveries, autoResume, openFile, stays: () => tray.isShown() });

  const wipeAll = createWipeAll({
    userData: options.userData,
    isSending,
    isUsedByOthers: () => services.isUsedByOthers(),
    close,
    startAgain: () => startAgain(options.launch),
  });
  const updates = openUpdates({
    ...{ userData: options.userData, network: services.networkService.network, mayLeave: mayQuit, leaveWith: endWith },
    ...{ choice: () => settings.get().updates, isUsedByOthers: () => services.isUsedByOthers() },
    isSending: () => isSending() || deliveries.unfinished().some(({ state }) => state.status === 'running'),
    startAgain: () => startAgain(options.launch),
    onUnexpected: (error) => log.error('updates', error),
    onChanged: (state) => sendToPage(page(), 'updates-changed', state),
    onFound: (found) => sendToPage(page(), 'update-found', found),
  });
  const watches = watchesOfWindow({
    services,
    store: watchStore,
    openSheetHost: () => openSheetHostUnseen(options.processPath),
    window: () => window.current(),
    onChanged: (state) => sendToPage(page(), 'watches-changed', state),
    show: () => void window.show().then(() => sendToPage(page(), 'watches-shown', undefined)),
    onUnexpected: (error) => log.error('watched folders', error),
  });

  const answer = answerRequests({
    onUnexpected: (channel, error) => log.error(channel, error),
    handlers: {
      ...options.firstAnswers,
      ...appHandlers({
        ...services,
        startAgain: async () => {
          if (await mayQuit()) await endWith(() => startAgain(options.launch));
        },
        onSettings: async ({ failedRowsRetention, updates: choice }, changed) => {
          showTheme(changed);
          if (failedRowsRetention !== undefined) await services.wipeOldFailedRows();
          if (choice !== undefined) updates.chosen();
          menu.show();
          tray.show();
        },
        logPageFailure: logPageFailures({ log, nowMs: () => performance.now() }),
      }),
      ...dataHandlers({
        userData: options.userData,
        wipeAll,
        makeDiagnostics: () =>
          makeDiagnostics({
            ...{ version: app.getVersion(), locale: app.getLocale(), settings: settings.get(), deliveries },
            ...{ shops: shops.state().shops, vaultProblem: services.vault.problem },
            ...{ userData: options.userData, logPath: logPathIn(options.userData) },
          }),
        chooseDiagnosticsPath: () => dialogs.chooseTextPath(`${t()('diagnostics.fileName')}.txt`),
      }),
      ...shopHandlers({
        ...services,
        watches,
        openSheet,
        dropListOf: (shop) => shopList.dropOf(shop),
        random: Math.random,
      }),
      ...networkHandlers({ ...services, chooseAuthority: dialogs.chooseAuthority }),
      ...sheet,
      ...recipeHandlers({ recipes: services.recipes, shops: shopStore }),
      ...memoryHandlers({
        ...{ recipes: services.recipes, shops: shopStore },
        ...{ chooseToOpen: dialogs.chooseMemory, chooseToSave: dialogs.chooseMemoryPath },
      }),
      ...commandHandlers(menu),
      ...updateHandlers(updates),
      ...compareHandlers(compareSheet),
      ...shopListHandlers(shopList, (shopId, format) => {
        const shopName = shopNameOf({ shopId, shopName: shops.get(shopId).name }, t()('shops.practiceName'));
        return saveVerdictReport({ format, openSheet, deliveries, shopName, dialogs, settings, t: t() });
      }),
      ...proofHandlers(proofs, (id, format) =>
        saveProofReport({ id, format, deliveries, proofs, dialogs, settings, t: t() }),
      ),
      ...watchHandlers({
        watches,
        chooseFolder: dialogs.chooseFolder,
        openFile: async (path) => {
          await sheet['sheet-open-path']({ path });
        },
      }),
      ...deliveryHandlers({
        deliveries,
        watchedAmong: (ids) => watchStore.deliveriesAmong(ids),
        sendSheet,
        previewSheet,
        oldIds,
        saveReport: (id, format) =>
          saveDeliveryReport({ id, format, deliveries, sendSheet, dialogs, settings, t: t() }),
      }),
    },
  });

  options.requests.answerWith(answer);
  await window.show();
  menu.show();
  tray.show();
  if (options.launch.file !== null) options.files.ask(options.launch.file);
  options.files.serve(openFile);
  watches.begin();
  updates.begin();
}
