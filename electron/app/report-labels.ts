import { OUTCOME_KINDS, OUTCOME_REASONS } from '../../shared/delivery/outcome';
import type { ReportLabels } from '../delivery/report/write-report';
import type { Translate } from './translate';

/** The words of a report in the person's language. */
export function reportLabels(t: Translate): ReportLabels {
  return {
    columns: {
      row: t('report.row'),
      externalId: t('report.externalId'),
      outcome: t('report.outcome'),
      reason: t('report.reason'),
      message: t('report.message'),
      field: t('report.field'),
      sentValue: t('report.sentValue'),
      serverValue: t('report.serverValue'),
      at: t('report.at'),
      requestId: t('report.requestId'),
    },
    outcomes: Object.fromEntries(
      OUTCOME_KINDS.map((kind) => [kind, t(`outcomes.${kind}`)]),
    ) as ReportLabels['outcomes'],
    reasons: Object.fromEntries(
      OUTCOME_REASONS.map((reason) => [reason, t(`outcomes.reason.${reason}`)]),
    ) as ReportLabels['reasons'],
  };
}
