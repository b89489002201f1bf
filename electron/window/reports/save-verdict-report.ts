import { basename } from 'node:path';
import type { Deliveries } from '../../delivery/deliveries';
import { AppError } from '../../errors/app-error';
import type { Translate } from '../../i18n/translate';
import type { OpenSheet } from '../../sending/open-sheet';
import { openVerdictReport } from '../../sending/shop-list/verdict-report';
import { suggestedName } from '../../sending/suggested-name';
import type { SettingsStore } from '../../settings/settings-store';
import type { FileDialogs } from '../dialogs';

/**
 * Asks for a place and writes there what sending each row of the open sheet would come to, by its list; false if the person cancelled.
 * Throws `still-reading`, `file-not-writable`.
 */
export async function saveVerdictReport(options: {
  format: 'csv' | 'xlsx';
  openSheet: Pick<OpenSheet, 'current'>;
  deliveries: Pick<Deliveries, 'writeVerdictReport'>;
  shopName: string;
  dialogs: FileDialogs;
  settings: SettingsStore;
  t: Translate;
}): Promise<boolean> {
  const { format, t } = options;
  const { host, path: sheetPath } = options.openSheet.current();
  const state = await host.request('get-state', {});
  if (state?.complete !== true) throw new AppError('still-reading');
  const fileName = basename(sheetPath);
  const name = `${suggestedName(fileName, t('verdictReport.fileSuffix'))}.${format}`;
  const path = await options.dialogs.chooseReportPath(name, format);
  if (path === undefined) return false;
  const report = await openVerdictReport(options.deliveries, path, format);
  const { language } = options.settings.get();
  await report.write({ host, state, fileName, shopName: options.shopName, isKnown: () => false, language, t });
  return true;
}
