import type { FileFacts, ReadingOptions } from '../../../shared/sheet/sheet-state';
import type { LookPlan } from '../row-look';
import { createThreadJobs } from '../second-thread/jobs';
import type { SecondThread } from '../second-thread/second-thread';
import { openCsv } from './csv/open-csv';
import { digesting, type Hasher } from './reading-digest';
import type { OpenSheet, ReadingWatch, ReadSheet } from './sheet-reading';
import { sniffFormat } from './sniff';
import { openSourceFile } from './source-file';
import { openXlsx } from './xlsx/open-xlsx';

const READERS: Readonly<Record<FileFacts['format'], OpenSheet>> = { csv: openCsv, xlsx: openXlsx };

/** A smaller file is read before a second thread has begun. */
const SECOND_THREAD_BYTES = 16 * 1024 * 1024;

/** A table with all there is to know of its file. */
export interface FileSheet extends Omit<ReadSheet, 'facts'> {
  facts: FileFacts;
}

/** A file being read as a sheet: its first rows, and the way to all of them. */
export interface FileReading {
  head: FileSheet;
  /**
   * All rows, and the hash of the file's bytes as they were read. Throws a `FileProblemError`, or the signal's reason where reading was
   * called off.
   *
   * @param plan what the rows will be looked over for, where that may be begun while they are read
   */
  readAll(watch: Omit<ReadingWatch, 'lookAhead'>, plan?: LookPlan): Promise<FileSheet & { digest: string }>;
  close(): Promise<void>;
}

/**
 * Opens a file of whatever format as a sheet.
 *
 * @param startThread for work beside the reading of a large file; without it all is done here
 * @throws FileProblemError where the file cannot be read as one
 */
export async function openSheetFile(
  path: string,
  options: ReadingOptions,
  startThread?: () => SecondThread,
): Promise<FileReading> {
  const file = await openSourceFile(path);
  const thread = file.sizeBytes < SECOND_THREAD_BYTES ? undefined : startThread?.();
  const close = async (): Promise<void> => {
    thread?.end();
    await file.close();
  };
  try {
    const source = digesting(file, hasherOn(thread));
    const reading = await READERS[await sniffFormat(source)](source, options);
    const ofFile = ({ facts, ...sheet }: ReadSheet): FileSheet => ({
      ...sheet,
      facts: { name: source.name, sizeBytes: source.sizeBytes, ...facts },
    });
    return {
      head: ofFile(reading.head),
      readAll: async (watch, plan) => {
        const lookAhead = plan && thread && { plan, thread };
        const all = await reading.readAll({ ...watch, lookAhead });
        return { ...ofFile(all), digest: await source.digest() };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function hasherOn(thread: SecondThread | undefined): Hasher {
  if (thread !== undefined) return { hash: (bytes) => thread.do('hash', bytes), digest: () => thread.do('digest') };
  const jobs = createThreadJobs();
  return {
    hash: (bytes) => Promise.resolve(jobs.hash(bytes)),
    digest: () => Promise.resolve(jobs.digest()),
  };
}
