import type { ColumnLayout, DeliveryMode } from '../consumer/target';
import type { IpcEvents, IpcInput, IpcName, IpcResult, Settings } from './contract';

type Reply<K extends IpcName> = Promise<IpcResult<K>>;

/** All that the preload gives to the page: named methods, one for each thing the page may ask. */
export interface PageApi {
  appInfo(): Reply<'app-info'>;
  changeSettings(change: Partial<Settings>): Reply<'settings-change'>;

  listShops(): Reply<'shops-list'>;
  saveShop(input: IpcInput<'shops-save'>): Reply<'shops-save'>;
  mayRemoveShop(id: string): Reply<'shops-may-remove'>;
  removeShop(id: string): Reply<'shops-remove'>;
  chooseShop(id: string): Reply<'shops-choose'>;
  checkShop(input: IpcInput<'shops-check'>): Reply<'shops-check'>;
  forgetSent(id: string): Reply<'shops-forget-sent'>;

  chooseFile(): Reply<'sheet-choose-file'>;
  /** Opens a file that a person dropped; its path stays in the preload. */
  openDroppedFile(file: unknown): Reply<'sheet-open-path'>;
  openSample(): Reply<'sheet-open-sample'>;
  reopenRecent(id: string): Reply<'sheet-reopen-recent'>;
  openRefused(sheetName: string): Reply<'sheet-open-refused'>;
  closeSheet(): Reply<'sheet-close'>;
  cancelOpening(): Reply<'sheet-cancel-opening'>;
  answerLeave(id: string, leave: boolean): Reply<'sheet-leave-answer'>;
  saveSample(): Reply<'sheet-save-sample'>;
  recallLayout(shopId: string, headers: string[]): Reply<'layout-recall'>;
  rememberLayout(shopId: string, headers: string[], layout: ColumnLayout): Reply<'layout-remember'>;

  startDelivery(input: IpcInput<'delivery-start'>): Reply<'delivery-start'>;
  previewDelivery(shopId: string, mode: DeliveryMode): Reply<'delivery-preview'>;
  cancelPreview(): Reply<'delivery-preview-cancel'>;
  compareRows(input: IpcInput<'compare-start'>): Reply<'compare-start'>;
  cancelCompare(): Reply<'compare-cancel'>;
  pauseDelivery(id: string): Reply<'delivery-pause'>;
  resumeDelivery(id: string): Reply<'delivery-resume'>;
  stopDelivery(id: string): Reply<'delivery-stop'>;
  listDeliveries(page: IpcInput<'delivery-list'>): Reply<'delivery-list'>;
  getDelivery(id: string): Reply<'delivery-get'>;
  listOutcomes(input: IpcInput<'delivery-outcomes'>): Reply<'delivery-outcomes'>;
  deliveryTimeline(id: string): Reply<'delivery-timeline'>;
  sendFailedAgain(id: string): Reply<'delivery-send-failed-again'>;
  takeBackPreview(id: string): Reply<'delivery-take-back-preview'>;
  takeBack(id: string): Reply<'delivery-take-back'>;
  forgetBefore(id: string): Reply<'delivery-forget-before'>;
  saveReport(id: string, format: 'csv' | 'xlsx'): Reply<'delivery-save-report'>;
  deleteDelivery(id: string): Reply<'delivery-delete'>;

  practiceConsumers(input: IpcInput<'practice-consumers'>): Reply<'practice-consumers'>;
  emptyPracticeShop(): Reply<'practice-empty'>;

  reportFailure(failure: IpcInput<'page-failed'>): Reply<'page-failed'>;

  /** Listens to one kind of message from main; the returned function ends that. */
  on<E extends keyof IpcEvents>(event: E, listener: (value: IpcEvents[E]) => void): () => void;
}

/** The message by which the preload hands the sheet process's port to the page (`window.postMessage`). */
export const SHEET_PORT_MESSAGE = 'aplaut-import:sheet-port';
