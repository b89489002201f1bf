import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IpcEvents, IpcInput, IpcName, IpcResult } from '../shared/ipc/contract';
import { SHEET_PORT_MESSAGE, type PageApi } from '../shared/ipc/page-api';

/** The one thing of the page's world that is needed here; the DOM's types would leak into all of electron/. */
declare const window: { postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void };

const CHANNEL_PREFIX = 'aplaut-import:';

async function invoke<K extends IpcName>(name: K, input: IpcInput<K>): Promise<IpcResult<K>> {
  return (await ipcRenderer.invoke(CHANNEL_PREFIX + name, input)) as IpcResult<K>;
}

const api: PageApi = {
  appInfo: () => invoke('app-info', undefined),
  changeSettings: (change) => invoke('settings-change', change),

  listShops: () => invoke('shops-list', undefined),
  saveShop: (input) => invoke('shops-save', input),
  mayRemoveShop: (id) => invoke('shops-may-remove', { id }),
  removeShop: (id) => invoke('shops-remove', { id }),
  chooseShop: (id) => invoke('shops-choose', { id }),
  checkShop: (input) => invoke('shops-check', input),
  forgetSent: (id) => invoke('shops-forget-sent', { id }),

  chooseFile: () => invoke('sheet-choose-file', undefined),
  openDroppedFile: (file) => invoke('sheet-open-path', { path: webUtils.getPathForFile(file as File) }),
  openSample: () => invoke('sheet-open-sample', undefined),
  reopenRecent: (id) => invoke('sheet-reopen-recent', { id }),
  openRefused: (sheetName) => invoke('sheet-open-refused', { sheetName }),
  closeSheet: () => invoke('sheet-close', undefined),
  cancelOpening: () => invoke('sheet-cancel-opening', undefined),
  answerLeave: (id, leave) => invoke('sheet-leave-answer', { id, leave }),
  saveSample: () => invoke('sheet-save-sample', undefined),
  recallLayout: (shopId, headers) => invoke('layout-recall', { shopId, headers }),
  rememberLayout: (shopId, headers, layout) => invoke('layout-remember', { shopId, headers, layout }),

  startDelivery: (input) => invoke('delivery-start', input),
  previewDelivery: (shopId, mode) => invoke('delivery-preview', { shopId, mode }),
  cancelPreview: () => invoke('delivery-preview-cancel', undefined),
  compareRows: (input) => invoke('compare-start', input),
  cancelCompare: () => invoke('compare-cancel', undefined),
  pauseDelivery: (id) => invoke('delivery-pause', { id }),
  resumeDelivery: (id) => invoke('delivery-resume', { id }),
  stopDelivery: (id) => invoke('delivery-stop', { id }),
  listDeliveries: (page) => invoke('delivery-list', page),
  getDelivery: (id) => invoke('delivery-get', { id }),
  listOutcomes: (input) => invoke('delivery-outcomes', input),
  deliveryTimeline: (id) => invoke('delivery-timeline', { id }),
  sendFailedAgain: (id) => invoke('delivery-send-failed-again', { id }),
  takeBackPreview: (id) => invoke('delivery-take-back-preview', { id }),
  takeBack: (id) => invoke('delivery-take-back', { id }),
  forgetBefore: (id) => invoke('delivery-forget-before', { id }),
  saveReport: (id, format) => invoke('delivery-save-report', { id, format }),
  deleteDelivery: (id) => invoke('delivery-delete', { id }),

  practiceConsumers: (input) => invoke('practice-consumers', input),
  emptyPracticeShop: () => invoke('practice-empty', undefined),

  reportFailure: (failure) => invoke('page-failed', failure),

  on: <E extends keyof IpcEvents>(event: E, listener: (value: IpcEvents[E]) => void) => {
    const forward = (_: unknown, value: IpcEvents[E]) => listener(value);
    ipcRenderer.on(CHANNEL_PREFIX + event, forward);
    return () => ipcRenderer.removeListener(CHANNEL_PREFIX + event, forward);
  },
};

contextBridge.exposeInMainWorld('aplautImport', api);

// A port cannot cross the context bridge; a window message carries it (toolchain.md, Utility process and ports).
ipcRenderer.on(CHANNEL_PREFIX + 'sheet-port', (event, sheetId: string) => {
  window.postMessage({ type: SHEET_PORT_MESSAGE, sheetId }, '*', event.ports);
});
