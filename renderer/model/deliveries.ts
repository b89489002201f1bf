import { ask, onMain, RequestRefused } from '../bridge';
import type { DeliveryMode } from '../../shared/consumer/delivery-mode';
import type { IpcInput } from '../../shared/ipc/contract';
import type { DeliveryPage, DeliveryProgress, DeliverySummary, SheetPreview } from '../../shared/delivery/summary';
import { pauseEnd, type PauseEnd } from '../../shared/delivery/state';
import { dismissNotice } from '../ui/notify';
import { goTo } from './navigation';
import { oneAtATime } from './one-at-a-time';
import { sheetStore } from './sheet';
import { createStore } from './store';

export interface DeliveriesState {
  /** The delivery that the window shows. */
  currentId: string | null;
  byId: Readonly<Record<string, DeliveryProgress>>;
  /** By delivery: the `rowsId` of the sheet its rows came from, as far as this window knows. */
  rowsIds: Readonly<Record<string, string>>;
}

export const deliveriesStore = createStore<DeliveriesState>({ currentId: null, byId: {}, rowsIds: {} });

/** An interrupted delivery that waits for the person's decision; null if there is none. */
export const unfinishedStore = createStore<string | null>(null);

export function followDeliveries(): () => void {
  const endings = [
    onMain('delivery-progress', (progress) => takeProgress(progress)),
    // It may have been deleted since.
    onMain('delivery-shown', ({ id }) => void openDelivery(id).catch(() => undefined)),
  ];
  return () => endings.forEach((end) => end());
}

function takeProgress(progress: DeliveryProgress): void {
  const { id } = progress.summary;
  deliveriesStore.update((now) => ({ ...now, byId: { ...now.byId, [id]: progress } }));
}

/** The answer to a command is as fresh as a message, but has no pace. */
function takeSummary(summary: DeliverySummary): void {
  deliveriesStore.update((now) => {
    const known = now.byId[summary.id];
    const progress = { ratePerSecond: null, secondsLeft: null, waiting: null, ...known, summary };
    return { ...now, byId: { ...now.byId, [summary.id]: progress } };
  });
}

function makeCurrent(summary: DeliverySummary): void {
  takeSummary(summary);
  deliveriesStore.update((now) => ({ ...now, currentId: summary.id }));
}

function show(summary: DeliverySummary): void {
  makeCurrent(summary);
  goTo('delivery');
}

export async function loadDelivery(id: string): Promise<void> {
  takeProgress(await ask('delivery-get', { id }));
}

/** A page of deliveries, newest first. It replaces what the window knew of them: another process may have continued them silently. */
export async function listDeliveries(page: { offset: number; limit: number }): Promise<DeliveryPage> {
  const found = await ask('delivery-list', page);
  const { byId } = deliveriesStore.get();
  for (const summary of found.deliveries) if (byId[summary.id] !== undefined) takeSummary(summary);
  return found;
}

/** Requests all known deliveries again, because some were changed without a message. */
export async function reloadDeliveries(): Promise<void> {
  await Promise.all(Object.keys(deliveriesStore.get().byId).map(loadDelivery));
}

export async function openDelivery(id: string): Promise<void> {
  const progress = await ask('delivery-get', { id });
  takeProgress(progress);
  show(progress.summary);
}

const askForPreview = oneAtATime<SheetPreview>(() => {
  // The answer may have arrived meanwhile: then there is nothing to cancel.
  ask('delivery-preview-cancel').catch(() => undefined);
});

/** What of the open sheet would need no request; null once the signal is aborted. */
export function previewDelivery(shopId: string, mode: DeliveryMode, signal: AbortSignal): Promise<SheetPreview | null> {
  return askForPreview(() => ask('delivery-preview', { shopId, mode }), signal);
}

export async function startDelivery(input: IpcInput<'delivery-start'>): Promise<void> {
  const summary = await ask('delivery-start', input).catch(async (error: unknown) => {
    // The sheet is already being sent by a delivery the person may not see, so the step must lead to it.
    if (error instanceof RequestRefused && error.code === 'sheet-unfinished') {
      makeCurrent((await ask('delivery-get', { id: error.detail })).summary);
    }
    throw error;
  });
  const sheet = sheetStore.get();
  if (sheet.phase === 'open') rememberRows(summary.id, sheet.state.rowsId);
  show(summary);
}

function rememberRows(deliveryId: string, rowsId: string): void {
  deliveriesStore.update((now) => ({ ...now, rowsIds: { ...now.rowsIds, [deliveryId]: rowsId } }));
}

export async function pauseDelivery(id: string): Promise<void> {
  takeSummary(await ask('delivery-pause', { id }));
}

export async function resumeDelivery(id: string): Promise<void> {
  const summary = await ask('delivery-resume', { id });
  unfinishedStore.update((waiting) => (waiting === id ? null : waiting));
  takeSummary(summary);
}

/** What ends a pause besides resuming. */
const NEEDS_MORE: ReadonlySet<PauseEnd> = new Set<PauseEnd>(['new-token', 'new-start']);

/** Shows an unfinished delivery, and resumes it if it waits only for the person's decision. */
export async function goOnWithDelivery(id: string): Promise<void> {
  await openDelivery(id);
  const { state } = deliveriesStore.get().byId[id]?.summary ?? {};
  const isWaiting =
    state?.status === 'ready' || (state?.status === 'paused' && !NEEDS_MORE.has(pauseEnd(state.reason)));
  if (isWaiting) await resumeDelivery(id);
}

export async function stopDelivery(id: string): Promise<void> {
  const summary = await ask('delivery-stop', { id });
  unfinishedStore.update((waiting) => (waiting === id ? null : waiting));
  takeSummary(summary);
}

/** @param then whether to show the new delivery or to stay with the rows */
export async function sendFailedAgain(id: string, then: 'show' | 'stay' = 'show'): Promise<void> {
  const summary = await ask('delivery-send-failed-again', { id });
  const rowsId = deliveriesStore.get().rowsIds[id];
  if (rowsId !== undefined) rememberRows(summary.id, rowsId);
  if (then === 'show') show(summary);
  else makeCurrent(summary);
}

/** Restores the consumers' values before a delivery, and shows the delivery that does it. */
export async function revert(id: string): Promise<void> {
  show(await ask('delivery-revert', { id }));
}

export async function forgetPrevious(id: string): Promise<void> {
  takeSummary(await ask('delivery-forget-previous', { id }));
}

export async function deleteDelivery(id: string): Promise<void> {
  await ask('delivery-delete', { id });
  dismissNotice(id);
  deliveriesStore.update((now) => {
    const { [id]: _gone, ...byId } = now.byId;
    return { ...now, byId, currentId: now.currentId === id ? null : now.currentId };
  });
  unfinishedStore.update((waiting) => (waiting === id ? null : waiting));
}
