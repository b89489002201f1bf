import { randomUUID } from 'node:crypto';
import type { DeliveryState } from '../../shared/delivery/state';
import { nextOf } from '../../shared/watch/arrival';
import type { FileLook } from '../../shared/watch/standing-files';
import type { Arrival, Watch } from '../../shared/watch/watch';
import { AppError } from '../errors/app-error';
import type { DeliveryShop } from '../delivery/deliveries';
import type { CellsOf } from '../delivery/report/report-rows';
import { deliveryShopOf } from '../sending/delivery-shop';
import { sheetRows, sourceKeyOf } from '../sending/sheet-rows';
import { usableList } from '../sending/usable-list';
import { isUntouched } from './folder-files';
import { prepareSheet, type Later } from './prepare-sheet';
import type { WatchServices } from './watch-services';
import { writeReport } from './write-report';

/** What a watched folder's files need to be sent, one after the other. */
interface Sending {
  watch: Watch;
  services: WatchServices;
  /** Ends the wait for a delivery, not the delivery. */
  signal: AbortSignal;
  onUnexpected: (error: unknown) => void;
}

/**
 * Sends a whole file, or has it wait for a person. Where a crash may fall, the arrival is noted before the step and after it, so that a file
 * is sent once.
 *
 * @returns why nothing could be decided now; null if something was
 */
export async function sendArrival(
  { file, hash, anyway }: { file: FileLook; hash: string; anyway: boolean },
  sending: Sending,
): Promise<Later | null> {
  const { watch, services, signal } = sending;
  const { store, deliveries } = services;
  const host = services.openSheetHost();
  try {
    const prepared = await prepareSheet(host, { watch, file, anyway }, services, signal);
    if (prepared.kind === 'later') return prepared.why;
    // What was read are the contents with this hash only if nobody has written to the file since.
    if (!(await isUntouched(watch.folder, file))) return 'changing';
    if (prepared.kind === 'hold') {
      const { hold, rows } = prepared;
      await store.note(watch.id, hash, file, { state: 'waits', hold, rows });
      return null;
    }
    const { state, token } = prepared;
    const shop = deliveryShopOf(services.shops.get(watch.shopId), services.shops);
    const sourceKey = await sourceKeyOf(host, watch.shopId, null);
    const { rows } = state.counts;
    let id = deliveries.findUnfinished(sourceKey)?.id;
    if (id === undefined) {
      id = randomUUID();
      await store.note(watch.id, hash, file, { state: 'creating', deliveryId: id, rows });
      await deliveries.create({
        id,
        shop,
        mode: 'upsert',
        fileName: file.name,
        headers: state.columns.map(({ header }) => header),
        sourceKey,
        ...sheetRows(host, null, usableList(state, shop, deliveries)),
      });
    }
    await store.note(watch.id, hash, file, { state: 'sending', deliveryId: id, rows });
    const { rowsId } = state;
    if (!begin(id, token, shop, services)) return null;
    const arrival = store.arrival(watch.id, hash);
    // The folder may have been removed in the meantime. The delivery is one like any other then.
    if (arrival !== undefined)
      await followToEnd(arrival, sending, (wanted) => host.request('get-cells', { rowsId, rows: wanted }));
    return null;
  } finally {
    host.kill();
  }
}

/** False if another process was first, or the person. */
function begin(id: string, token: string, shop: DeliveryShop, { deliveries }: WatchServices): boolean {
  try {
    deliveries.start(id, token, shop);
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return false;
  }
}

/** Waits until the delivery of an arrival stops, and notes how. */
async function followToEnd(arrival: Arrival, sending: Sending, cellsOf: CellsOf): Promise<void> {
  const { deliveries } = sending.services;
  const { signal } = sending;
  if (arrival.deliveryId === null || signal.aborted) return;
  let giveUp: () => void = () => undefined;
  const aborted = new Promise<null>((resolve) => {
    giveUp = () => resolve(null);
  });
  signal.addEventListener('abort', giveUp, { once: true });
  const ended = await Promise.race([deliveries.settled(arrival.deliveryId), aborted]);
  signal.removeEventListener('abort', giveUp);
  if (ended !== null) await noteEnd(arrival, ended.state, sending, cellsOf);
}

async function noteEnd(
  arrival: Arrival,
  state: DeliveryState | null,
  { watch, services, onUnexpected }: Sending,
  cellsOf: CellsOf,
): Promise<void> {
  const { store } = services;
  const { hash, fileName, deliveryId } = arrival;
  const next = nextOf(state);
  if (next.kind === 'ask') await store.change(watch.id, hash, { state: 'waits', hold: next.hold });
  if (next.kind !== 'over') return;
  await store.change(watch.id, hash, { state: next.state });
  if (next.state !== 'sent' || deliveryId === null) return;
  try {
    const report = await writeReport(watch, fileName, deliveryId, cellsOf, services);
    await store.change(watch.id, hash, { state: 'sent', report });
  } catch (error) {
    // What was sent stays sent. The report can be saved from the history.
    onUnexpected(error);
  }
}

/**
 * Goes on with the delivery of an arrival after this or another process has left it.
 *
 * @param mayResume whether a delivery that stopped because nothing answered is to be tried again now
 * @returns true if it was resumed
 */
export async function goOnWithArrival(arrival: Arrival, mayResume: boolean, sending: Sending): Promise<boolean> {
  const { watch, services } = sending;
  const { shops, store, token } = services;
  const { hash, deliveryId } = arrival;
  const state = deliveryId === null ? null : stateOf(deliveryId, services);
  // The program ended before the delivery was there: the file is taken up again.
  if (deliveryId === null || (arrival.state === 'creating' && state === null)) return false;
  const isAnswered = arrival.state === 'again' || arrival.state === 'anyway';
  if (arrival.state !== 'sending') await store.change(watch.id, hash, { state: 'sending' });
  const next = nextOf(state);
  if (next.kind !== 'resume' && !(next.kind === 'ask' && isAnswered)) {
    await noteEnd(arrival, state, sending, nowhere);
    return false;
  }
  if (next.kind === 'resume' && !next.atOnce && !mayResume && !isAnswered) return false;
  let access: string;
  try {
    access = token ?? shops.tokenOf(watch.shopId);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'no-token') throw error;
    await store.change(watch.id, hash, { state: 'waits', hold: { why: 'no-token' } });
    return false;
  }
  if (!begin(deliveryId, access, deliveryShopOf(shops.get(watch.shopId), shops), services)) return false;
  await followToEnd(arrival, sending, nowhere);
  return true;
}

/** The sheet is closed by now. */
const nowhere: CellsOf = () => Promise.resolve(null);

/** Null for a delivery that is not there. */
function stateOf(id: string, { deliveries }: WatchServices): DeliveryState | null {
  try {
    return deliveries.get(id).summary.state;
  } catch (error) {
    if (error instanceof AppError && error.code === 'delivery-not-found') return null;
    throw error;
  }
}
