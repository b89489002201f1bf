import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ReportGaps } from '../../../shared/delivery/report-gaps';
import type { CellsOf } from '../../delivery/report/report-rows';
import { AppError } from '../../errors/app-error';
import { openDeliveryReport, type DeliveryReport } from '../../sending/delivery-report';
import { openVerdictReport, type VerdictReport } from '../../sending/shop-list/verdict-report';
import { CliError, EXIT } from '../output/exit-code';
import type { CliContext } from './context';

/** A report that a command was asked for. It is opened before anything is sent and written when the delivery stops. */
export interface CommandReport {
  /** Null if it was written, otherwise the reason why not. What was sent stays sent. */
  write(id: string, cellsOf: CellsOf): Promise<CliError | null>;
  /** Removes the file of a report that was not written. */
  discard(): Promise<void>;
}

/**
 * Opens the report, so that a place that cannot be written to ends the command before it sends. Throws a usage {@link CliError}, also if
 * the report would replace the sheet itself.
 */
export async function openCommandReport(
  path: string,
  input: string,
  { deliveries, t, language }: CliContext,
): Promise<CommandReport> {
  let report: DeliveryReport | null = await beside(input, path, () => openDeliveryReport(deliveries, path, 'csv'));
  return {
    write: async (id, cellsOf) => {
      if (report === null) return null;
      const opened = report;
      report = null;
      try {
        await opened.write(id, { cellsOf, t, language });
        return null;
      } catch (error) {
        return usageError(error);
      }
    },
    discard: async () => {
      await report?.discard();
    },
  };
}

/** Opens the report of a run that sends nothing, in the same way. `input` is the sheet. */
export async function openDryRunReport(
  path: string,
  input: string,
  { deliveries, t, language }: CliContext,
): Promise<DryRunReport> {
  const report = await beside(input, path, () => openVerdictReport(deliveries, path, 'csv'));
  return {
    write: (sheet) => report.write({ ...sheet, fileName: basename(input), language, t }).then(() => null, usageError),
    discard: () => report.discard(),
  };
}

/** The report of a run that sends nothing. */
export interface DryRunReport {
  /** Null if it was written, otherwise the reason why not. */
  write(sheet: Omit<Parameters<VerdictReport['write']>[0], 'fileName' | 'language' | 't'>): Promise<CliError | null>;
  /** Removes the file of a report that was not written. */
  discard(): Promise<void>;
}

/** Throws a usage {@link CliError} if the report would replace the sheet, or its place cannot be written to. */
async function beside<T>(input: string, path: string, open: () => Promise<T>): Promise<T> {
  if (await isSameFile(path, input)) throw new CliError(EXIT.usage, 'report-is-input', { field: '--report' });
  return open().catch(throwUsage);
}

/** Writes the report of a delivery without reading its sheet. Throws a usage {@link CliError}. */
export async function writeReportAlone(
  id: string,
  path: string,
  { deliveries, t, language }: CliContext,
): Promise<ReportGaps> {
  const report = await openDeliveryReport(deliveries, path, 'csv').catch(throwUsage);
  return report.write(id, { cellsOf: () => Promise.resolve(null), t, language }).catch(throwUsage);
}

/** Compares device and inode, since one file may have many names. */
async function isSameFile(path: string, other: string): Promise<boolean> {
  const identity = async (name: string) => {
    const { dev, ino } = await stat(name, { bigint: true });
    return `${dev}:${ino}`;
  };
  const [one, two] = await Promise.all([path, other].map((name) => identity(name).catch(() => null)));
  return one !== null && one === two;
}

/** A usage error if the place cannot be written to; any other error is thrown. */
function usageError(error: unknown): CliError {
  if (!(error instanceof AppError) || error.code !== 'file-not-writable') throw error;
  return new CliError(EXIT.usage, error.code, { field: '--report', detail: error.detail });
}

function throwUsage(error: unknown): never {
  throw usageError(error);
}
