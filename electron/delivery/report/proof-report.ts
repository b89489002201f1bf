import type Database from 'libsql';
import { DateTime } from 'luxon';
import { fieldName } from '../../../shared/delivery/compare/differences';
import type { ProofKind, ProvenRow } from '../../../shared/delivery/proof/prove-row';
import { openSentPrints } from '../prints/sent-prints';
import type { ReportTable } from './report-table';
import { writeTable, type ReportFormat } from './write-report';

/** What to write about the proof of a delivery, and where. */
export interface ProofReportJob extends ReportFormat {
  deliveryId: string;
  /** When the shop made the list, RFC 3339. */
  takenAt: string;
  /** IANA zone for times. The column's title names it. */
  timeZone: string;
  labels: ProofLabels;
  totals: ReportTable['totals'];
  /** The file to write to. It is open in this process, and therefore in all its threads. */
  fd: number;
}

/** The texts of the report, from the locale. */
export interface ProofLabels {
  columns: Record<'row' | 'externalId' | 'result' | 'fields' | 'sentValue' | 'shopValue' | 'takenAt', string>;
  kinds: Record<ProofKind, string>;
}

/** Those of these rows that did not arrive as they were sent. */
export type ProvenOf = (rows: number[]) => Promise<ProvenRow[]>;

const ROWS_PER_MESSAGE = 1_000;
const AT_CELL = 6;
const OUR_CELLS = 7;
const BETWEEN_FIELDS = '; ';

/** Writes all accepted rows of a delivery with what a list showed of each. Throws the system's error if that cannot be written. */
export async function proofReportInto(
  database: Database.Database,
  { deliveryId, takenAt, timeZone, labels, totals, fd, ...format }: ProofReportJob,
  provenOf: ProvenOf,
): Promise<void> {
  const { row, externalId, result, fields, sentValue, shopValue, takenAt: at } = labels.columns;
  const prints = openSentPrints(database);
  // Excel recognises this as a date in every language.
  const time = DateTime.fromISO(takenAt, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm:ss');
  const lines = async function* (): AsyncGenerator<string[], undefined> {
    for (let after = -1; ;) {
      const accepted = prints.accepted(deliveryId, after, ROWS_PER_MESSAGE);
      const last = accepted.at(-1);
      if (last === undefined) return;
      const proven = new Map((await provenOf(accepted.map((one) => one.row))).map((one) => [one.row, one]));
      for (const one of accepted) {
        const { kind = 'arrived', fields: differing = [] } = proven.get(one.row) ?? {};
        yield [String(one.row), one.externalId, labels.kinds[kind], ...fieldCells(differing), time];
      }
      after = last.row;
    }
  };
  const titles = [row, externalId, result, fields, sentValue, shopValue, `${at} (${timeZone})`];
  await writeTable(fd, { titles, lines: lines(), atCell: AT_CELL, ourCells: OUR_CELLS, totals }, format);
}

/** Names of fields, then their sent values and the shop's, in the same order. */
function fieldCells(fields: ProvenRow['fields']): string[] {
  const names = fields.map(({ field }) => fieldName(field)).join(', ');
  if (fields.every(({ sent }) => sent === null)) return [names, '', ''];
  const values = (of: 'sent' | 'has'): string => fields.map((field) => field[of] ?? '').join(BETWEEN_FIELDS);
  return [names, values('sent'), values('has')];
}
