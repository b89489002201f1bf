import { DateTime } from 'luxon';
import { ISSUE_SEVERITY, type IssueCode } from '../../../shared/consumer/issue';
import { fieldName } from '../../../shared/delivery/differences';
import type { OutcomeKind, OutcomeReason, RowOutcome } from '../../../shared/delivery/outcome';

type ReportColumn =
  'row' | 'externalId' | 'outcome' | 'reason' | 'message' | 'field' | 'sentValue' | 'serverValue' | 'at' | 'requestId';

/** The words of a report, from the locale. */
export interface ReportLabels {
  columns: Record<ReportColumn, string>;
  outcomes: Record<OutcomeKind, string>;
  reasons: Record<OutcomeReason, string>;
  issues: Record<IssueCode, string>;
}

/** What every line of a report depends on. */
export interface ReportShape {
  /** The sheet's own headers, in order. */
  headers: readonly string[];
  labels: ReportLabels;
  /** IANA zone that times are told in; it is named in their title. */
  timeZone: string;
}

/** The sheet's headers, and behind them ours: with a number where the sheet has such a column of its own. */
export function reportTitles({ headers, labels: { columns }, timeZone }: ReportShape): string[] {
  const { row, externalId, outcome, reason, message, field, sentValue, serverValue, at, requestId } = columns;
  const zonedAt = `${at} (${timeZone})`;
  const titles = [...headers];
  for (const title of [row, externalId, outcome, reason, message, field, sentValue, serverValue, zonedAt, requestId]) {
    titles.push(notYetIn(titles, title));
  }
  return titles;
}

/** @param cells null where they are no longer known: the sheet's columns stay empty then */
export function reportLine(outcome: RowOutcome, cells: readonly string[] | null, shape: ReportShape): string[] {
  const { headers, labels, timeZone } = shape;
  const original = headers.map((_, column) => cells?.[column] ?? '');
  // Excel knows this for a date in every language.
  const at = DateTime.fromISO(outcome.at, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm:ss');
  const fields = [outcome.field === null ? null : fieldName(outcome.field), outcome.otherFields];
  return [
    ...original,
    String(outcome.row),
    outcome.externalId,
    labels.outcomes[outcome.kind],
    reasonOf(outcome, labels),
    messageOf(outcome),
    fields.filter((name) => name !== null).join(', '),
    outcome.sentValue ?? '',
    outcome.serverValue ?? '',
    at,
    outcome.requestId ?? '',
  ];
}

/** Of a row that never went to the shop the message is the codes of our own issues: of those the errors kept it back. */
function reasonOf({ reason, message }: RowOutcome, labels: ReportLabels): string {
  if (reason === null) return '';
  if (reason !== 'kept-back') return labels.reasons[reason];
  const errors = (message ?? '').split(', ').filter(isErrorCode);
  return [labels.reasons[reason], ...errors.map((code) => `${labels.issues[code]}.`)].join(' ');
}

function messageOf({ reason, message }: RowOutcome): string {
  return reason === 'kept-back' || reason === 'excluded' ? '' : (message ?? '');
}

function isErrorCode(code: string): code is IssueCode {
  return Object.hasOwn(ISSUE_SEVERITY, code) && ISSUE_SEVERITY[code as IssueCode] === 'error';
}

/** Blind to case, as the tables of a spreadsheet are. */
function notYetIn(titles: readonly string[], title: string): string {
  const taken = new Set(titles.map((known) => known.toLowerCase()));
  let free = title;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${title} ${number}`;
  return free;
}
