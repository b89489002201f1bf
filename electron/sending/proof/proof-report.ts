import { PROOF_KINDS } from '../../../shared/delivery/proof/prove-row';
import type { Language } from '../../../shared/ipc/look';
import { shopNameOf } from '../../../shared/shop/shop-name';
import type { Deliveries } from '../../delivery/deliveries';
import type { ProofLabels, ProvenOf } from '../../delivery/report/proof-report';
import { openReport } from '../../delivery/report/report-file';
import { reportTimeZone, reportTotals } from '../../delivery/report/report-labels';
import { csvDelimiter } from '../../i18n/csv-delimiter';
import type { Translate } from '../../i18n/translate';
import { formatOf, orNotWritable } from '../delivery-report';
import type { Proof } from './prove-delivery';

/**
 * Writes the report of a proof: all rows that the shop accepted, with what the list showed of each. Throws `file-not-writable`.
 *
 * @param how.format for a name that ends neither with `.csv` nor with `.xlsx`
 * @param how.language of the spreadsheet program that will open it
 */
export async function writeProofReport(
  deliveries: Pick<Deliveries, 'get' | 'writeProofReport'>,
  { summary, rows }: Proof,
  path: string,
  how: { format: 'csv' | 'xlsx'; language: Language; t: Translate },
): Promise<void> {
  const { t } = how;
  const delivery = deliveries.get(summary.deliveryId).summary;
  const file = await orNotWritable(openReport(path));
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const provenOf: ProvenOf = (asked) => Promise.resolve(asked.flatMap((row) => byRow.get(row) ?? []));
  const job = {
    format: formatOf(path) ?? how.format,
    delimiter: csvDelimiter(how.language),
    takenAt: summary.takenAt,
    timeZone: reportTimeZone(),
    labels: proofLabels(t),
    totals: {
      ...reportTotals(t),
      fileName: delivery.fileName,
      shopName: shopNameOf(delivery, t('shops.practiceName')),
    },
  };
  await orNotWritable(deliveries.writeProofReport(summary.deliveryId, file, job, provenOf));
}

function proofLabels(t: Translate): ProofLabels {
  return {
    columns: {
      row: t('report.row'),
      externalId: t('report.externalId'),
      result: t('proof.report.result'),
      fields: t('proof.report.fields'),
      sentValue: t('report.sentValue'),
      shopValue: t('report.serverValue'),
      takenAt: t('proof.report.takenAt'),
    },
    kinds: Object.fromEntries(PROOF_KINDS.map((kind) => [kind, t(`proof.kind.${kind}`)])) as ProofLabels['kinds'],
  };
}
