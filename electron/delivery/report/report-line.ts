import { DateTime } from 'luxon';
import type { IssueCode } from '../../../shared/consumer/issue';
import { fieldName } from '../../../shared/delivery/differences';
import type { OutcomeKind, OutcomeReason, RowOutcome } from '../../../shared/delivery/outcome';
import { errorsOfKeptBack, serverWords } from '../../../shared/delivery/outcome-message';

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
    serverWords(outcome),
    fields.filter((name) => name !== null).join(', '),
    outcome.sentValue ?? '',
    outcome.serverValue ?? '',
    at,
    outcome.requestId ?? '',
  ];
}

function reasonOf(outcome: RowOutcome, labels: ReportLabels): string {
  if (outcome.reason === null) return '';
  const errors = errorsOfKeptBack(outcome).map((code) => `${labels.issues[code]}.`);
  return [labels.reasons[outcome.reason], ...errors].join(' ');
}

/** Blind to case, as the tables of a spreadsheet are. */
function notYetIn(titles: readonly string[], title: string): string {
  const taken = new Set(titles.map((known) => known.toLowerCase()));
  let free = title;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${title} ${number}`;
  return free;
}
