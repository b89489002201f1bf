import type { ReportGaps } from '../../shared/delivery/report-gaps';
import { shopNameOf } from '../../shared/shop/shop-name';
import type { Deliveries } from '../delivery/deliveries';
import { openReport } from '../delivery/report/report-file';
import { AppError } from '../errors/app-error';
import type { FileDialogs } from './dialogs';
import { reportLabels, reportTimeZone } from '../delivery/report/report-labels';
import type { SendSheet } from '../sending/send-sheet';
import type { SettingsStore } from '../settings/settings-store';
import type { Translate } from '../i18n/translate';

/** Asks for a place and writes a delivery's report there; null if the person cancelled. Throws `still-reading`, `file-not-writable`. */
export async function saveDeliveryReport(options: {
  id: string;
  format: 'csv' | 'xlsx';
  deliveries: Pick<Deliveries, 'get' | 'writeReport'>;
  sendSheet: SendSheet;
  dialogs: FileDialogs;
  settings: SettingsStore;
  t: Translate;
}): Promise<ReportGaps | null> {
  const { id, format, deliveries } = options;
  const { summary } = deliveries.get(id);
  const { fileName } = summary;
  const cellsOf = await options.sendSheet.cellsOf(id);
  const name = `${fileName.replace(/\.[^.]*$/, '')} - ${options.t('report.fileSuffix')}.${format}`;
  const path = await options.dialogs.chooseReportPath(name, format);
  if (path === undefined) return null;
  try {
    return await deliveries.writeReport(id, await openReport(path), {
      format,
      cellsOf,
      shopName: shopNameOf(summary, options.t('shops.practiceName')),
      labels: reportLabels(options.t),
      timeZone: reportTimeZone(),
      delimiter: options.settings.get().language === 'ru' ? ';' : ',',
    });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    throw new AppError('file-not-writable', reason);
  }
}
