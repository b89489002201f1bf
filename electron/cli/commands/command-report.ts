import { stat } from 'node:fs/promises';
import type { CellsOf } from '../../delivery/report/report-rows';
import { openReport, type ReportFile } from '../../delivery/report/report-file';
import type { CliContext } from './context';
import { CliError, EXIT } from '../output/exit-code';
import { writeDeliveryReport } from './write-delivery-report';

/** The report that a command was asked for: opened before anything is sent, written when it is over. */
export interface CommandReport {
  /** Null when it is written, else why it could not be: what was sent is sent all the same. */
  write(id: string, context: CliContext, cellsOf: CellsOf): Promise<CliError | null>;
  /** Leaves nothing behind of a report that was not written. */
  discard(): Promise<void>;
}

/**
 * Opens the report, so that a place where none can be written ends the command before it sends. Throws a usage {@link CliError}, also
 * where the report would take the place of the sheet itself.
 */
export async function openCommandReport(path: string, input: string): Promise<CommandReport> {
  if (await isSameFile(path, input)) throw new CliError(EXIT.usage, 'report-is-input', { field: '--report' });
  let file: ReportFile | null = await openReport(path).catch((error: unknown) => {
    throw notWritable(error);
  });
  return {
    write: async (id, context, cellsOf) => {
      if (file === null) return null;
      const opened = file;
      file = null;
      try {
        await writeDeliveryReport({ id, path, file: opened, context, cellsOf });
        return null;
      } catch (error) {
        return notWritable(error);
      }
    },
    discard: async () => {
      await file?.discard();
    },
  };
}

/** By device and inode: one file may have many names. */
async function isSameFile(path: string, other: string): Promise<boolean> {
  const identity = async (name: string) => {
    const { dev, ino } = await stat(name, { bigint: true });
    return `${dev}:${ino}`;
  };
  const [one, two] = await Promise.all([path, other].map((name) => identity(name).catch(() => null)));
  return one !== null && one === two;
}

/** A usage error for what the system refuses; whatever else went wrong is thrown on. */
export function notWritable(error: unknown): CliError {
  const reason = (error as NodeJS.ErrnoException).code;
  if (reason === undefined) throw error;
  return new CliError(EXIT.usage, 'file-not-writable', { field: '--report', detail: reason });
}
