import { DateTime } from 'luxon';
import type { IssueCode } from '../../../shared/consumer/issue';
import type { VerdictKind } from '../../../shared/consumer/verdict/row-verdict';
import { fieldName } from '../../../shared/delivery/compare/differences';
import type { VerdictLine } from '../../../shared/sheet/verdict-line';
import { titlesBeside } from './report-line';
import type { ReportTable } from './report-table';
import { writeTable, type ReportFormat } from './write-report';

/** What to write about sending a sheet, and where. */
export interface VerdictReportJob extends ReportFormat {
  /** Rows of the sheet. */
  rows: number;
  /** The sheet's own headers, in order. */
  headers: readonly string[];
  /** When the shop made the list, RFC 3339; null without one. */
  takenAt: string | null;
  /** IANA zone for times. The column's title names it. */
  timeZone: string;
  labels: VerdictLabels;
  totals: ReportTable['totals'];
  /** The file to write to. It is open in this process, and therefore in all its threads. */
  fd: number;
}

/** A line of the report. A ready row without a verdict is `sent` or, as the ledger knows, `known`. */
export type ReportedVerdict = Omit<VerdictLine, 'kind'> & { kind: NonNullable<VerdictLine['kind']> | 'sent' | 'known' };

/** The texts of the report, from the locale. */
export interface VerdictLabels {
  columns: Record<'row' | 'externalId' | 'verdict' | 'reason' | 'fields' | 'from' | 'to' | 'takenAt', string>;
  kinds: Record<ReportedVerdict['kind'], string>;
  /** Why, by kind. */
  reasons: Partial<Record<VerdictKind, string>>;
  settled: Record<'exists' | 'skipped', string>;
  contactStays: string;
  issues: Record<IssueCode, string>;
  otherOfOrder: string;
  /** With {@link ID_PLACE} for the external id of another consumer. */
  otherIs: string;
}

/** Where an id goes in a text. */
export const ID_PLACE = '{id}';

/** The lines of these rows, in order: of at least the first, as many as fit into a message. Null if the sheet is not open any more. */
export type VerdictsOf = (rows: number[]) => Promise<ReportedVerdict[] | null>;

const ROWS_PER_MESSAGE = 1_000;
const AT_CELL = 7;
const BETWEEN_FIELDS = '; ';

/** Writes what sending each row would come to. Throws the system's error if that cannot be written. */
export async function verdictReportInto(job: VerdictReportJob, verdictsOf: VerdictsOf): Promise<void> {
  const { rows, headers, takenAt, timeZone, labels, totals, fd, ...format } = job;
  // Excel recognises this as a date in every language.
  const time = takenAt === null ? '' : DateTime.fromISO(takenAt, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm:ss');
  const lines = async function* (): AsyncGenerator<string[], undefined> {
    for (let after = 0; after < rows;) {
      const asked = Array.from({ length: Math.min(ROWS_PER_MESSAGE, rows - after) }, (_, index) => after + index + 1);
      const known = await verdictsOf(asked);
      const last = known?.at(-1);
      if (known === null || last === undefined) throw new Error('the sheet is closed');
      for (const line of known) {
        yield [...ourCells(line, labels), time, ...headers.map((_, column) => line.cells[column] ?? '')];
      }
      after = last.row;
    }
  };
  const { row, externalId, verdict, reason, fields, from, to, takenAt: at } = labels.columns;
  const titles = titlesBeside(headers, [row, externalId, verdict, reason, fields, from, to, `${at} (${timeZone})`]);
  await writeTable(fd, { titles, lines: lines(), atCell: AT_CELL, ourCells: AT_CELL + 1, totals }, format);
}

function ourCells(line: ReportedVerdict, labels: VerdictLabels): string[] {
  const { row, externalId, kind, changes } = line;
  return [
    String(row),
    externalId,
    labels.kinds[kind],
    reasonOf(line, labels),
    changes.map(({ field }) => fieldName(field)).join(', '),
    changes.map(({ from }) => from).join(BETWEEN_FIELDS),
    changes.map(({ to }) => to).join(BETWEEN_FIELDS),
  ];
}

function reasonOf({ kind, errors, keeps, settled, other }: ReportedVerdict, labels: VerdictLabels): string {
  const isListed = kind !== 'sent' && kind !== 'known' && kind !== 'kept-back' && kind !== 'excluded';
  return [
    ...errors.map((code) => `${labels.issues[code]}.`),
    ...(isListed ? [labels.reasons[kind] ?? ''] : []),
    ...(settled?.kind === 'exists' || settled?.kind === 'skipped' ? [labels.settled[settled.kind]] : []),
    ...(keeps.length > 0 ? [`${labels.contactStays} (${keeps.map(({ field }) => fieldName(field)).join(', ')})`] : []),
    ...(other === null ? [] : [otherWords(other.externalId, labels)]),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function otherWords(externalId: string | null, { otherOfOrder, otherIs }: VerdictLabels): string {
  return externalId === null ? otherOfOrder : otherIs.replace(ID_PLACE, () => externalId);
}
