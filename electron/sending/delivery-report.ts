import type { ReportGaps } from '../../shared/delivery/report-gaps';
import type { Language } from '../../shared/ipc/look';
import { shopNameOf } from '../../shared/shop/shop-name';
import type { Deliveries } from '../delivery/deliveries';
import { openReport } from '../delivery/report/report-file';
import { reportLabels, reportTimeZone } from '../delivery/report/report-labels';
import type { CellsOf } from '../delivery/report/report-rows';
import { AppError } from '../errors/app-error';
import { csvDelimiter } from '../i18n/csv-delimiter';
import type { Translate } from '../i18n/translate';

type ReportFormat = 'csv' | 'xlsx';

/** A report file that is open and not yet written. */
export interface DeliveryReport {
  /**
   * Writes the report of a delivery and moves it into place, or leaves nothing behind. Call it once.
   *
   * @param what.language of the spreadsheet program that will open it
   * @returns how many rows lack the sheet's cells or may differ from what was sent
   * @throws AppError `file-not-writable`, `delivery-not-found`
   */
  write(id: string, what: { cellsOf: CellsOf; t: Translate; language: Language }): Promise<ReportGaps>;
  /** Removes the file of a report that will not be written. */
  discard(): Promise<void>;
}

/**
 * Opens the file for a delivery's report. The window and the command line both write reports this way.
 *
 * @param format for a name that ends neither with `.csv` nor with `.xlsx`
 * @throws AppError `file-not-writable` with the system's code
 */
export async function openDeliveryReport(
  deliveries: Pick<Deliveries, 'get' | 'writeReport'>,
  path: string,
  format: ReportFormat,
): Promise<DeliveryReport> {
  const file = await orNotWritable(openReport(path));
  return {
    write: async (id, { cellsOf, t, language }) => {
      const { summary } = deliveries.get(id);
      const written = deliveries.writeReport(id, file, {
        format: formatOf(path) ?? format,
        cellsOf,
        shopName: shopNameOf(summary, t('shops.practiceName')),
        labels: reportLabels(t),
        timeZone: reportTimeZone(),
        delimiter: csvDelimiter(language),
      });
      return orNotWritable(written);
    },
    discard: () => file.discard(),
  };
}

/** The format that a path names; null for another ending. */
export function formatOf(path: string): ReportFormat | null {
  const ending = /\.(csv|xlsx)$/i.exec(path)?.[1]?.toLowerCase();
  return ending === 'csv' || ending === 'xlsx' ? ending : null;
}

/** Throws AppError `file-not-writable` for an error of the system. */
export async function orNotWritable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    throw new AppError('file-not-writable', reason);
  }
}
