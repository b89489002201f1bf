import { ISSUE_SEVERITY, type IssueCode } from '../../../shared/consumer/issue';
import { OUTCOME_KINDS, OUTCOME_REASONS } from '../../../shared/delivery/outcome';
import type { ReportLabels } from './report-line';
import { NO_OUTCOME_REASONS } from '../store/reported-rows';
import type { Translate } from '../../i18n/translate';

/** The system's time zone, in which people expect to see times. */
export const reportTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The texts of a report in the person's language. */
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
      OUTCOME_KINDS.map((kind) => [kind, t(`outcomes.row.${kind}`)]),
    ) as ReportLabels['outcomes'],
    reasons: Object.fromEntries(
      OUTCOME_REASONS.map((reason) => [reason, t(`outcomes.reason.${reason}`)]),
    ) as ReportLabels['reasons'],
    issues: issueLabels(t),
    noOutcome: Object.fromEntries(
      NO_OUTCOME_REASONS.map((reason) => [reason, t(`report.noOutcome.${reason}`)]),
    ) as ReportLabels['noOutcome'],
    unknown: t('report.unknown'),
    totals: reportTotals(t),
  };
}

/** The names of all issues. */
export function issueLabels(t: Translate): Record<IssueCode, string> {
  const codes = Object.keys(ISSUE_SEVERITY) as IssueCode[];
  return Object.fromEntries(codes.map((code) => [code, t(`issueNames.${code}`)])) as Record<IssueCode, string>;
}

/** The labels of a workbook's second sheet. */
export function reportTotals(t: Translate): ReportLabels['totals'] {
  return {
    sheet: t('report.totals.sheet'),
    file: t('report.totals.file'),
    shop: t('report.totals.shop'),
    rows: t('report.totals.rows'),
  };
}
