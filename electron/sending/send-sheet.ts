import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { blocksSending, checkLayout } from '../../shared/consumer/columns/check-layout';
import type { DeliveryMode } from '../../shared/consumer/delivery-mode';
import { fileLayout } from '../../shared/sheet/file-headers';
import type { SentRows } from '../../shared/sheet/draft';
import type { DeliverySummary } from '../../shared/delivery/summary';
import type { Deliveries, DeliveryShop } from '../delivery/deliveries';
import { noneSkipped } from '../delivery/store/new-delivery';
import type { CellsOf } from '../delivery/report/report-rows';
import { derivedKey } from '../delivery/intake/source-key';
import { createRevert } from '../delivery/revert';
import { AppError } from '../errors/app-error';
import type { ShopStore } from '../shops/shop-store';
import type { Shops } from '../shops/shops';
import type { SheetHost } from '../sheet/host/host';
import { cellsOfDelivery } from './cells-of-delivery';
import { deliveryShopOf } from './delivery-shop';
import type { OpenSheet } from './open-sheet';
import { feedOutcomes } from './outcome-feed';
import { sheetRows, sourceKeyOf } from './sheet-rows';
import { stateUnderRules } from './sheet-state';
import { usableList } from './usable-list';

/** Sends the open sheet as deliveries. */
export interface SendSheet {
  /**
   * Creates and starts a delivery of the sheet's ready rows.
   *
   * @param how.all also sends rows that are unchanged according to the ledger
   * @param how.rememberPrevious remembers the consumers' previous values
   * @throws AppError `no-sheet`, `no-token`, `still-reading`, `layout-incomplete`, `nothing-to-send`; `sheet-unfinished` with a delivery's
   * id if the sheet is being sent to this shop already
   */
  start(shopId: string, mode: DeliveryMode, how: { all: boolean; rememberPrevious: boolean }): Promise<DeliverySummary>;
  /** The delivery for which {@link SendSheet.start} would refuse, under the rules of the last count; null for none. */
  findUnfinished(shopId: string): Promise<string | null>;
  /** Resumes a paused delivery with the shop's current token. */
  resume(id: string): Promise<DeliverySummary>;
  /**
   * Sends the failed rows in a new delivery: as they are in the sheet if it is still open, otherwise as they were sent, without those
   * whose consumers were accepted since. Throws `accepted-since` if all of them were.
   */
  sendFailedAgain(id: string): Promise<DeliverySummary>;
  /** Starts a new delivery that restores the values before this one; see {@link createRevert}. */
  revert(id: string): Promise<DeliverySummary>;
  /** Shows outcomes again on rows that were sent before the program was closed. Deliveries that were deleted since have none. */
  showAgain(
    sheet: { sheetId: string; rowsId: string; request: SheetHost['request'] },
    sent: readonly SentRows[],
  ): Promise<void>;
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
  /** The rows that each delivery of this run came from: which sheet, and how it was read; `whole` if all of them. */
  const rowsOf = new Map<string, { sheetId: string; rowsId: string; whole: boolean }>();
  let starting: Promise<unknown> = Promise.resolve();

  /** The sheet that a delivery came from, if it is still open. */
  const sheetOf = (deliveryId: string) => {
    const open = openSheet.peek();
    const from = rowsOf.get(deliveryId);
    if (open === undefined || from?.sheetId !== open.sheetId) return undefined;
    return { host: open.host, rowsId: from.rowsId };
  };

  /** Whether a delivery is still in the history. */
  const isKept = (id: string): boolean => {
    try {
      return deliveries.get(id).summary.id === id;
    } catch {
      return false;
    }
  };

  const feed = feedOutcomes({ deliveries, sheetOf: (deliveryId) => sheetOf(deliveryId)?.host, sleep });

  const deliveryShop = (shopId: string): DeliveryShop => deliveryShopOf(shops.get(shopId), shops);

  /** The unfinished delivery of the same rows. Edits since then do not make it another sheet. */
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
    { only, all, rememberPrevious }: { only: number[] | null; all: boolean; rememberPrevious: boolean },
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
    const keepsPrevious = rememberPrevious && mode !== 'create';
    const created = await deliveries.create({
      shop,
      mode,
      all,
      rememberPrevious: keepsPrevious,
      fileName: basename(path),
      headers,
      sourceKey,
      ...sheetRows(host, only, usableList(state, shop, deliveries), keepsPrevious),
    });
    rowsOf.set(created.id, { sheetId, rowsId: state.rowsId, whole: only === null });
    const { headers: own, layout } = fileLayout(state);
    options.store.rememberLayout(shopId, own, layout, basename(path));
    const { rowsId, revision } = state;
    // Before the first outcome arrives. If the sheet was closed meanwhile, the delivery simply has nowhere to show outcomes.
    host.request('begin-delivery', { rowsId, deliveryId: created.id, revision, rows: only }).catch(() => undefined);
    const { unchanged, skipped, exists } = created.outcomes;
    if (unchanged + skipped + exists > 0) feed.bringKnown(created.id);
    deliveries.start(created.id, token);
    return deliveries.get(created.id).summary;
  };

  return {
    start: (shopId, mode, how) => {
      // One at a time: the second of two simultaneous requests must find the delivery of the first.
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
        return sendFromSheet(summary.shopId, summary.mode, {
          only,
          all: true,
          rememberPrevious: summary.remembersPrevious,
        });
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
        rememberPrevious: summary.remembersPrevious,
        fileName: summary.fileName,
        headers: deliveries.headers(id),
        sourceKey: derivedKey(deliveries.sourceKey(id), `again:${id}`),
        rows: noneSkipped(left()),
      });
      deliveries.start(created.id, token);
      return deliveries.get(created.id).summary;
    },
    revert: async (id) => {
      const { shopId } = deliveries.get(id).summary;
      if (shopId === null) throw new AppError('shop-not-found');
      const token = shops.tokenOf(shopId);
      const created = await createRevert(deliveries, id, deliveryShop(shopId));
      deliveries.start(created.id, token);
      return deliveries.get(created.id).summary;
    },
    showAgain: async ({ sheetId, rowsId, request }, sent) => {
      for (const { deliveryId, rows } of sent) {
        if (!isKept(deliveryId)) continue;
        // From here on, it also gets the outcomes that a delivery still brings.
        rowsOf.set(deliveryId, { sheetId, rowsId, whole: rows === null });
        await request('show-delivery', { rowsId, deliveryId, rows });
        await feed.bringTo({ request }, deliveryId);
      }
    },
    cellsOf: (id) => {
      const { fileName } = deliveries.get(id).summary;
      const delivery = { fileName, sourceKey: deliveries.sourceKey(id), sentFrom: rowsOf.get(id) };
      return cellsOfDelivery(openSheet.peek(), delivery);
    },
  };
}
