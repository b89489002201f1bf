import type { ReportGaps } from '../../shared/delivery/report-gaps';
import type { CellsOf } from '../app/cells-of-delivery';
import { withCells } from '../app/report-rows';
import { reportLabels, reportTimeZone } from '../app/report-labels';
import { openReport } from '../delivery/report/report-file';
import { writeReport } from '../delivery/report/write-report';
import type { CliContext } from './context';
import { CliError, EXIT } from './exit-code';

/** Writes a delivery's report; its format is the file's extension. Throws a usage {@link CliError} when it cannot be written. */
export async function writeDeliveryReport(options: {
  id: string;
  path: string;
  context: CliContext;
  cellsOf: CellsOf;
}): Promise<ReportGaps> {
  const { id, path, context } = options;
  const { fileName, shopName } = context.deliveries.get(id).summary;
  const gaps: ReportGaps = { withoutCells: 0, asTheyStand: 0 };
  try {
    await writeReport(await openReport(path), {
      format: path.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv',
      fileName,
      shopName,
      headers: context.deliveries.headers(id),
      rows: withCells(context.deliveries.reportRows(id), options.cellsOf, gaps),
      labels: reportLabels(context.t),
      timeZone: reportTimeZone(),
      delimiter: context.language === 'ru' ? ';' : ',',
    });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    throw new CliError(EXIT.usage, 'file-not-writable', { field: '--report', detail: reason });
  }
  return gaps;
}
