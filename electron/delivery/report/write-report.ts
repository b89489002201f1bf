import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import { fieldName } from '../../../shared/delivery/differences';
import type { OutcomeKind, OutcomeReason, RowOutcome } from '../../../shared/delivery/outcome';
import { safeForSpreadsheet } from './safe-cell';

type ReportColumn =
  'row' | 'externalId' | 'outcome' | 'reason' | 'message' | 'field' | 'sentValue' | 'serverValue' | 'at' | 'requestId';

/** The words of a report, from the locale. */
export interface ReportLabels {
  columns: Record<ReportColumn, string>;
  outcomes: Record<OutcomeKind, string>;
  reasons: Record<OutcomeReason, string>;
}

export interface ReportOptions {
  path: string;
  format: 'csv' | 'xlsx';
  /** The sheet's own headers, in order. */
  headers: readonly string[];
  /** `cells` null where they are no longer known: the columns stay empty then. */
  rows: AsyncIterable<{ outcome: RowOutcome; cells: string[] | null }>;
  labels: ReportLabels;
  /** Of CSV: `;` is what Excel expects where the comma is the decimal sign. */
  delimiter: ',' | ';';
}

/**
 * Writes the sheet's columns followed by what became of each row, ready for Excel. It appears under its name only when it is
 * whole. Throws the system's error where the place cannot be written.
 */
export async function writeReport(options: ReportOptions): Promise<void> {
  const unfinished = `${options.path}.part`;
  try {
    if (options.format === 'csv') await writeCsv(unfinished, options);
    else await writeXlsx(unfinished, options);
    await rename(unfinished, options.path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function writeCsv(path: string, options: ReportOptions): Promise<void> {
  const line = (cells: string[]) =>
    `${Papa.unparse([cells.map(safeForSpreadsheet)], { delimiter: options.delimiter })}\r\n`;
  const lines = async function* () {
    yield `\ufeff${line(titles(options))}`;
    for await (const row of options.rows) yield line(reportLine(row, options));
  };
  await pipeline(Readable.from(lines()), createWriteStream(path, 'utf8'));
}

async function writeXlsx(path: string, options: ReportOptions): Promise<void> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: path });
  const sheet = workbook.addWorksheet('Aplaut', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(titles(options)).commit();
  // Text cells are never formulas, whatever they begin with.
  for await (const row of options.rows) sheet.addRow(reportLine(row, options)).commit();
  sheet.commit();
  await workbook.commit();
}

function titles({ headers, labels: { columns } }: ReportOptions): string[] {
  const { row, externalId, outcome, reason, message, field, sentValue, serverValue, at, requestId } = columns;
  return [...headers, row, externalId, outcome, reason, message, field, sentValue, serverValue, at, requestId];
}

function reportLine(
  { outcome, cells }: { outcome: RowOutcome; cells: string[] | null },
  { headers, labels }: ReportOptions,
): string[] {
  const original = headers.map((_, column) => cells?.[column] ?? '');
  const reason = outcome.reason === null ? '' : labels.reasons[outcome.reason];
  const fields = [outcome.field === null ? null : fieldName(outcome.field), outcome.otherFields];
  return [
    ...original,
    String(outcome.row),
    outcome.externalId,
    labels.outcomes[outcome.kind],
    reason,
    outcome.message ?? '',
    fields.filter((name) => name !== null).join(', '),
    outcome.sentValue ?? '',
    outcome.serverValue ?? '',
    outcome.at,
    outcome.requestId ?? '',
  ];
}
