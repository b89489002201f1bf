import type { ReportGaps } from '../../../shared/delivery/report-gaps';
import type { Deliveries } from '../../delivery/deliveries';
import type { Translate } from '../../i18n/translate';
import { openDeliveryReport } from '../../sending/delivery-report';
import { suggestedName } from '../../sending/suggested-name';
import type { SendSheet } from '../../sending/send-sheet';
import type { SettingsStore } from '../../settings/settings-store';
import type { FileDialogs } from '../dialogs';

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
  const { fileName } = deliveries.get(id).summary;
  const cellsOf = await options.sendSheet.cellsOf(id);
  const name = `${suggestedName(fileName, options.t('report.fileSuffix'))}.${format}`;
  const path = await options.dialogs.chooseReportPath(name, format);
  if (path === undefined) return null;
  const report = await openDeliveryReport(deliveries, path, format);
  return report.write(id, { cellsOf, t: options.t, language: options.settings.get().language });
}
