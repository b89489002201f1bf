import { withCells } from '../app/report-rows';
import { reportLabels, reportTimeZone } from '../app/report-labels';
import { writeReport } from '../delivery/report/write-report';
import type { CliContext } from './context';
import { CliError, EXIT } from './exit-code';

/** Writes a delivery's report; its format is the file's extension. Throws a usage {@link CliError} when it cannot be written. */
export async function writeDeliveryReport(options: {
  id: string;
  path: string;
  context: CliContext;
  cellsOf: (rows: number[]) => Promise<string[][] | null>;
}): Promise<void> {
  const { id, path, context } = options;
  try {
    await writeReport({
      path,
      format: path.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv',
      headers: context.deliveries.headers(id),
      rows: withCells(context.deliveries.reportRows(id), options.cellsOf),
      labels: reportLabels(context.t),
      timeZone: reportTimeZone(),
      delimiter: context.language === 'ru' ? ';' : ',',
    });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    throw new CliError(EXIT.usage, 'file-not-writable', { field: '--report', detail: reason });
  }
}
