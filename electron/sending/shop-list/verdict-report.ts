import { VERDICT_KINDS } from '../../../shared/consumer/verdict/row-verdict';
import type { Language } from '../../../shared/ipc/look';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import type { Deliveries } from '../../delivery/deliveries';
import { openReport } from '../../delivery/report/report-file';
import { issueLabels, reportTimeZone, reportTotals } from '../../delivery/report/report-labels';
import { ID_PLACE, type VerdictLabels, type VerdictsOf } from '../../delivery/report/verdict-report';
import { csvDelimiter } from '../../i18n/csv-delimiter';
import type { Translate } from '../../i18n/translate';
import type { SheetHost } from '../../sheet/host/host';
import { formatOf, orNotWritable } from '../delivery-report';

/** A report file that is open and not yet written. */
export interface VerdictReport {
  /** Writes it and moves it into place, or leaves nothing behind. Call it once. Throws `file-not-writable`. */
  write(what: SheetToReport): Promise<void>;
  /** Removes the file of a report that will not be written. */
  discard(): Promise<void>;
}

interface SheetToReport {
  host: Pick<SheetHost, 'request'>;
  state: SheetState;
  fileName: string;
  shopName: string;
  /** Whether the ledger knows a ready row that has no verdict. */
  isKnown: (row: number) => boolean;
  language: Language;
  t: Translate;
}

/**
 * Opens the file for the report of what sending a sheet would come to, row by row. The window and the command line both write it this way.
 * Throws AppError `file-not-writable` with the system's code.
 *
 * @param format for a name that ends neither with `.csv` nor with `.xlsx`
 */
export async function openVerdictReport(
  deliveries: Pick<Deliveries, 'writeVerdictReport'>,
  path: string,
  format: 'csv' | 'xlsx',
): Promise<VerdictReport> {
  const file = await orNotWritable(openReport(path));
  return {
    write: async ({ host, state, fileName, shopName, isKnown, language, t }) => {
      const { rowsId } = state;
      const verdictsOf: VerdictsOf = async (rows) => {
        const lines = await host.request('verdict-lines', { rowsId, rows });
        return lines === null
          ? null
          : lines.map((line) => ({ ...line, kind: line.kind ?? (isKnown(line.row) ? 'known' : 'sent') }));
      };
      const job = {
        format: formatOf(path) ?? format,
        delimiter: csvDelimiter(language),
        rows: state.counts.rows,
        headers: state.columns.map(({ header }) => header),
        takenAt: state.list?.takenAt ?? null,
        timeZone: reportTimeZone(),
        labels: verdictLabels(t),
        totals: { ...reportTotals(t), fileName, shopName },
      };
      await orNotWritable(deliveries.writeVerdictReport(file, job, verdictsOf));
    },
    discard: () => file.discard(),
  };
}

function verdictLabels(t: Translate): VerdictLabels {
  const kinds = [...VERDICT_KINDS, 'kept-back', 'excluded', 'sent', 'known'] as const;
  const explained = ['email-elsewhere', 'leads-elsewhere', 'not-known'] as const;
  return {
    columns: {
      row: t('report.row'),
      externalId: t('report.externalId'),
      verdict: t('verdictReport.verdict'),
      reason: t('report.reason'),
      fields: t('proof.report.fields'),
      from: t('verdictReport.from'),
      to: t('verdictReport.to'),
      takenAt: t('proof.report.takenAt'),
    },
    kinds: Object.fromEntries(kinds.map((kind) => [kind, t(`verdictReport.kind.${kind}`)])) as VerdictLabels['kinds'],
    reasons: Object.fromEntries(explained.map((kind) => [kind, t(`verdicts.row.${kind}`)])),
    settled: { exists: t('verdicts.settled.exists'), skipped: t('verdicts.settled.skipped') },
    contactStays: t('verdictReport.contactStays'),
    issues: issueLabels(t),
    otherOfOrder: t('verdicts.otherOfOrder'),
    otherIs: t('verdicts.otherIs', { id: ID_PLACE }),
  };
}
