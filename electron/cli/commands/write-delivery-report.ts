import type { ReportGaps } from '../../../shared/delivery/report-gaps';
import { shopNameOf } from '../../../shared/shop/shop-name';
import { reportLabels, reportTimeZone } from '../../delivery/report/report-labels';
import type { ReportFile } from '../../delivery/report/report-file';
import type { CellsOf } from '../../delivery/report/report-rows';
import type { CliContext } from './context';

/** Writes a delivery's report into the file opened for it; its format is the extension of `path`. Throws the system's error. */
export async function writeDeliveryReport(options: {
  id: string;
  path: string;
  file: ReportFile;
  context: CliContext;
  cellsOf: CellsOf;
}): Promise<ReportGaps> {
  const { id, path, file, context } = options;
  return context.deliveries.writeReport(id, file, {
    format: path.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv',
    cellsOf: options.cellsOf,
    shopName: shopNameOf(context.deliveries.get(id).summary, context.t('shops.practiceName')),
    labels: reportLabels(context.t),
    timeZone: reportTimeZone(),
    delimiter: context.language === 'ru' ? ';' : ',',
  });
}
