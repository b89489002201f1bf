import type { PreviewSheet } from '../sending/preview/preview-sheet';
import type { ReportGaps } from '../../shared/delivery/report-gaps';
import type { OldIds } from '../sending/preview/old-ids';
import type { SendSheet } from '../sending/send-sheet';
import type { Deliveries } from '../delivery/deliveries';
import type { IpcHandlers } from './answer-requests';

type DeliveryChannels = Extract<keyof IpcHandlers, `delivery-${string}`>;

/** Everything about deliveries: starting one from the open sheet, controlling it, and showing its results. */
export function deliveryHandlers(options: {
  deliveries: Deliveries;
  sendSheet: SendSheet;
  previewSheet: PreviewSheet;
  oldIds: OldIds;
  /** Those of these deliveries that a watched folder has sent. */
  watchedAmong: (ids: readonly string[]) => string[];
  /** Asks where to save the report and writes it; null if the person cancelled the dialog. */
  saveReport: (id: string, format: 'csv' | 'xlsx') => Promise<ReportGaps | null>;
}): Pick<IpcHandlers, DeliveryChannels> {
  const { deliveries, sendSheet, previewSheet } = options;
  return {
    'delivery-start': ({ shopId, mode, ...how }) => sendSheet.start(shopId, mode, how),
    'delivery-preview': ({ shopId, mode }) => previewSheet.count(shopId, mode),
    'delivery-old-ids': ({ shopId, ...which }) => options.oldIds.countSent(shopId, which),
    'delivery-preview-cancel': () => {
      previewSheet.cancel();
      return undefined;
    },
    'delivery-pause': ({ id }) => deliveries.pause(id),
    'delivery-resume': ({ id }) => sendSheet.resume(id),
    'delivery-stop': ({ id }) => deliveries.stop(id),
    'delivery-list': (page) => {
      const found = deliveries.page(page);
      return { ...found, watched: options.watchedAmong(found.deliveries.map(({ id }) => id)) };
    },
    'delivery-get': ({ id }) => deliveries.get(id),
    'delivery-outcomes': ({ id, ...page }) => deliveries.outcomes(id, page),
    'delivery-timeline': ({ id }) => deliveries.timeline(id),
    'delivery-send-failed-again': ({ id }) => sendSheet.sendFailedAgain(id),
    'delivery-revert-preview': ({ id }) => deliveries.revertPreview(id),
    'delivery-revert': ({ id }) => sendSheet.revert(id),
    'delivery-forget-previous': async ({ id }) => {
      await deliveries.forgetPrevious(id);
      return deliveries.get(id).summary;
    },
    'delivery-save-report': ({ id, format }) => options.saveReport(id, format),
    'delivery-delete': async ({ id }) => {
      await deliveries.remove(id);
      return undefined;
    },
  };
}
