import type { ReportGaps } from '../../shared/delivery/report-gaps';
import type { CellsOf } from '../app/cells-of-delivery';
import { withCells } from '../app/report-rows';
import { reportLabels, reportTimeZone } from '../app/report-labels';
import type { ReportFile } from '../delivery/report/report-file';
import { writeReport } from '../delivery/report/write-report';
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
  const { fileName, shopName } = context.deliveries.get(id).summary;
  const gaps: ReportGaps = { withoutCells: 0, asTheyStand: 0 };
  await writeReport(file, {
    format: path.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv',
    fileName,
    shopName,
    headers: context.deliveries.headers(id),
    rows: withCells(context.deliveries.reportRows(id), options.cellsOf, gaps),
    labels: reportLabels(context.t),
    timeZone: reportTimeZone(),
    delimiter: context.language === 'ru' ? ';' : ',',
  });
  return gaps;
}
