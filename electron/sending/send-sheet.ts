import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { blocksSending, checkLayout } from '../../shared/consumer/check-layout';
import type { DeliveryMode } from '../../shared/consumer/target';
import type { DeliverySummary } from '../../shared/delivery/summary';
import type { Deliveries, DeliveryShop } from '../delivery/deliveries';
import { noneSkipped } from '../delivery/store/new-delivery';
import type { CellsOf } from '../delivery/report/report-rows';
import { derivedKey } from '../delivery/source-key';
import { createTakeBack } from '../delivery/take-back';
import { AppError } from '../errors/app-error';
import type { ShopStore } from '../shops/shop-store';
import type { Shops } from '../shops/shops';
import { cellsOfDelivery } from './cells-of-delivery';
import { deliveryShopOf } from './delivery-shop';
import type { OpenSheet } from './open-sheet';
import { feedOutcomes } from './outcome-feed';
import { sheetRows, sourceKeyOf } from './sheet-rows';
import { stateUnderRules } from './sheet-state';

/** Brings the open sheet and the deliveries together. */
export interface SendSheet {
  /**
   * A new delivery of the sheet's ready rows, started. Throws `no-sheet`, `no-token`, `still-reading`, `layout-incomplete`,
   * `nothing-to-send`, and `sheet-unfinished` with the id of the delivery where the sheet is on its way to this shop already.
   *
   * @param how.all also what the ledger says to be unchanged
   * @param how.keepBefore keeps what the consumers were before
   */
  start(shopId: string, mode: DeliveryMode, how: { all: boolean; keepBefore: boolean }): Promise<DeliverySummary>;
  /** The delivery that would keep {@link SendSheet.start} from beginning, as the sheet stands under the rules of the last count; null for none. */
  findUnfinished(shopId: string): Promise<string | null>;
  /** Goes on with a paused delivery, with the token the shop has now. */
  resume(id: string): Promise<DeliverySummary>;
  /**
   * The failed rows in a new delivery: as they stand in the sheet where it is still open; else as they were sent, but for those whose
   * consumers were accepted since. Throws `accepted-since` where these are all.
   */
  sendFailedAgain(id: string): Promise<DeliverySummary>;
  /** A new delivery, started, that restores what consumers were before this one; see {@link createTakeBack}. */
  takeBack(id: string): Promise<DeliverySummary>;
  /** See {@link cellsOfDelivery}. */
  cellsOf(id: string): Promise<CellsOf>;
}

export function createSendSheet(options: {
  openSheet: OpenSheet;
  shops: Shops;
  store: ShopStore;
  deliveries: Deliveries;
}): SendSheet {
  const { openSheet, shops, deliveries } = options;
  /** Which rows (of which sheet, read in which way) each delivery of this run came from; `whole` where these were all of them. */
  const rowsOf = new Map<string, { sheetId: string; rowsId: string; whole: boolean }>();
  let starting: Promise<unknown> = Promise.resolve();

  /** The sheet that a delivery came from, where it is still open. */
  const sheetOf = (deliveryId: string) => {
    const open = openSheet.peek();
    const from = rowsOf.get(deliveryId);
    if (open === undefined || from?.sheetId !== open.sheetId) return undefined;
    return { host: open.host, rowsId: from.rowsId };
  };

  const feed = feedOutcomes({ deliveries, sheetOf: (deliveryId) => sheetOf(deliveryId)?.host, sleep });

  const deliveryShop = (shopId: string): DeliveryShop => deliveryShopOf(shops.get(shopId), shops);

  /** What would send the same rows as a delivery begun now. An edit since then makes no other sheet of it. */
  const unfinishedOf = (shopId: string, sheetId: string, sourceKey: string): string | null => {
    const isFromSheet = (id: string): boolean => rowsOf.get(id)?.whole === true && rowsOf.get(id)?.sheetId === sheetId;
    const unfinished =
      deliveries.findUnfinished(sourceKey) ??
      deliveries.unfinished().find((delivery) => delivery.shopId === shopId && isFromSheet(delivery.id));
    return unfinished?.id ?? null;
  };

  const sendFromSheet = async (
    shopId: string,
    mode: DeliveryMode,
    { only, all, keepBefore }: { only: number[] | null; all: boolean; keepBefore: boolean },
  ): Promise<DeliverySummary> => {
    const { host, path, sheetId } = openSheet.current();
    const token = shops.tokenOf(shopId);
    const shop = deliveryShop(shopId);
    const state = await stateUnderRules(host, shops.get(shopId), mode);
    const { problems } = checkLayout(state.rules.layout);
    if (problems.some(blocksSending))
      throw new AppError('layout-incomplete', problems.map(({ code }) => code).join(', '));
    if (state.counts.ready === 0) throw new AppError('nothing-to-send');
    const sourceKey = await sourceKeyOf(host, shopId, only);
    const unfinishedId = only === null ? unfinishedOf(shopId, sheetId, sourceKey) : null;
    if (unfinishedId !== null) throw new AppError('sheet-unfinished', unfinishedId);
    const headers = state.columns.map((column) => column.header);
    const created = await deliveries.create({
      shop,
      mode,
      all,
      keepBefore: keepBefore && mode !== 'create',
      fileName: basename(path),
      headers,
      sourceKey,
      ...sheetRows(host, only),
    });
    rowsOf.set(created.id, { sheetId, rowsId: state.rowsId, whole: only === null });
    options.store.rememberLayout(shopId, headers, state.rules.layout);
    const { rowsId, revision } = state;
    // Before the first outcome is on its way. A sheet that was closed meanwhile shows none, and the delivery goes on without it.
    host.request('begin-delivery', { rowsId, deliveryId: created.id, revision, rows: only }).catch(() => undefined);
    if (created.outcomes.unchanged + created.outcomes.skipped > 0) feed.bringKnown(created.id);
    deliveries.start(created.id, token);
    return deliveries.get(created.id).summary;
  };

  return {
    start: (shopId, mode, how) => {
      // One after the other: the second of two wishes at once has to find the delivery of the first.
      const started = starting.then(() => sendFromSheet(shopId, mode, { only: null, ...how }));
      starting = started.catch(() => undefined);
      return started;
    },
    findUnfinished: async (shopId) => {
      const { host, sheetId } = openSheet.current();
      return unfinishedOf(shopId, sheetId, await sourceKeyOf(host, shopId, null));
    },
    resume: async (id) => {
      const { shopId } = deliveries.get(id).summary;
      if (shopId === null) throw new AppError('shop-not-found');
      await deliveries.undisturbed();
      deliveries.start(id, shops.tokenOf(shopId), deliveryShop(shopId));
      return deliveries.get(id).summary;
    },
    sendFailedAgain: async (id) => {
      const { summary } = deliveries.get(id);
      if (summary.shopId === null) throw new AppError('shop-not-found');
      const only: number[] = [];
      for await (const rows of deliveries.failedRowNumbers(id)) only.push(...rows.map(({ row }) => row));
      if (only.length === 0) throw new AppError('nothing-to-send');
      const from = sheetOf(id);
      const state = await from?.host.request('get-state', {});
      if (from !== undefined && state?.rowsId === from.rowsId) {
        return sendFromSheet(summary.shopId, summary.mode, { only, all: true, keepBefore: summary.keepsBefore });
      }
      const acceptedSince = await deliveries.acceptedSince(id);
      if (only.every((row) => acceptedSince.has(row))) throw new AppError('accepted-since');
      const left = async function* () {
        for await (const rows of deliveries.failedRows(id)) yield rows.filter(({ row }) => !acceptedSince.has(row));
      };
      const token = shops.tokenOf(summary.shopId);
      const created = await deliveries.create({
        shop: deliveryShop(summary.shopId),
        mode: summary.mode,
        all: true,
        keepBefore: summary.keepsBefore,
        fileName: summary.fileName,
        headers: deliveries.headers(id),
        sourceKey: derivedKey(deliveries.sourceKey(id), `again:${id}`),
        rows: noneSkipped(left()),
      });
      deliveries.start(created.id, token);
      return deliveries.get(created.id).summary;
    },
    takeBack: async (id) => {
      const { shopId } = deliveries.get(id).summary;
      if (shopId === null) throw new AppError('shop-not-found');
      const token = shops.tokenOf(shopId);
      const created = await createTakeBack(deliveries, id, deliveryShop(shopId));
      deliveries.start(created.id, token);
      return deliveries.get(created.id).summary;
    },
    cellsOf: (id) => {
      const { fileName } = deliveries.get(id).summary;
      const delivery = { fileName, sourceKey: deliveries.sourceKey(id), sentFrom: rowsOf.get(id) };
      return cellsOfDelivery(openSheet.peek(), delivery);
    },
  };
}
