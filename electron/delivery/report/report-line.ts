import { DateTime } from 'luxon';
import type { IssueCode } from '../../../shared/consumer/issue';
import { fieldName } from '../../../shared/delivery/compare/differences';
import type { OutcomeKind, OutcomeReason, RowOutcome } from '../../../shared/delivery/outcome';
import { errorsOfBlocked, serverWords } from '../../../shared/delivery/outcome-message';
import type { NoOutcome, ReportedRow } from '../store/reported-rows';

type ReportColumn =
  'row' | 'externalId' | 'outcome' | 'reason' | 'message' | 'field' | 'sentValue' | 'serverValue' | 'at' | 'requestId';

/** The texts of a report, from the locale. */
export interface ReportLabels {
  columns: Record<ReportColumn, string>;
  outcomes: Record<OutcomeKind, string>;
  reasons: Record<OutcomeReason, string>;
  issues: Record<IssueCode, string>;
  noOutcome: Record<NoOutcome['reason'], string>;
  /** Shown instead of an outcome that is not known. */
  unknown: string;
  /** The name of a workbook's second sheet, and the labels of its lines. */
  totals: Record<'sheet' | 'file' | 'shop' | 'rows', string>;
}

/** What all lines of a report depend on. */
export interface ReportShape {
  /** The sheet's own headers, in order. */
  headers: readonly string[];
  fileName: string;
  shopName: string;
  labels: ReportLabels;
  /** IANA zone for times. The column's title names it. */
  timeZone: string;
}

/** Position of the time. */
export const AT_CELL = 8;
/** Number of our cells before the sheet's own. */
export const OUR_CELLS = 10;

/** See {@link titlesBeside}. */
export function reportTitles({ headers, labels: { columns }, timeZone }: ReportShape): string[] {
  const { row, externalId, outcome, reason, message, field, sentValue, serverValue, at, requestId } = columns;
  const zonedAt = `${at} (${timeZone})`;
  const ours = [row, externalId, outcome, reason, message, field, sentValue, serverValue, zonedAt, requestId];
  return titlesBeside(headers, ours);
}

/** Titles of ours, then the sheet's headers. A title of ours that the sheet also has gets a number. */
export function titlesBeside(headers: readonly string[], ours: readonly string[]): string[] {
  const titles = [...headers];
  const free = ours.map((title) => {
    const own = notYetIn(titles, title);
    titles.push(own);
    return own;
  });
  return [...free, ...headers];
}

/** The sheet's columns are empty if the row's cells are no longer known. */
export function reportLine({ outcome, cells }: ReportedRow, shape: ReportShape): string[] {
  const original = shape.headers.map((_, column) => cells?.[column] ?? '');
  const ours = outcome.kind === null ? noOutcomeCells(outcome, shape.labels) : outcomeCells(outcome, shape);
  return [String(outcome.row), outcome.externalId, ...ours, ...original];
}

function outcomeCells(outcome: RowOutcome, { labels, timeZone }: ReportShape): string[] {
  // Excel recognises this as a date in every language.
  const at = DateTime.fromISO(outcome.at, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm:ss');
  const fields = [outcome.field === null ? null : fieldName(outcome.field), outcome.otherFields];
  return [
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

function noOutcomeCells({ reason }: NoOutcome, { outcomes, unknown, noOutcome }: ReportLabels): string[] {
  return [reason === 'unknown' ? unknown : outcomes.skipped, noOutcome[reason], '', '', '', '', '', ''];
}

function reasonOf(outcome: RowOutcome, labels: ReportLabels): string {
  if (outcome.reason === null) return '';
  const errors = errorsOfBlocked(outcome).map((code) => `${labels.issues[code]}.`);
  return [labels.reasons[outcome.reason], ...errors].join(' ');
}

/** Ignores case, as a spreadsheet's tables do. */
function notYetIn(titles: readonly string[], title: string): string {
  const taken = new Set(titles.map((known) => known.toLowerCase()));
  let free = title;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${title} ${number}`;
  return free;
}
