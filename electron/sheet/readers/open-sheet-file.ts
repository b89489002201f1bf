import type { FileFacts, ReadingOptions } from '../../../shared/sheet/sheet-state';
import { createThreadJobs } from '../second-thread/jobs';
import type { SecondThread } from '../source/second-thread';
import { digesting, type Hasher } from '../source/reading-digest';
import type { ReadingWatch, ReadSheet } from '../source/sheet-reading';
import { openSourceFile } from '../source/source-file';
import type { ForeignParser } from './foreign/foreign-workbook';
import { parseForeign } from './foreign/parse-foreign';
import { openByContent } from './open-by-content';
import { isZipArchive } from './sniff';

/** A smaller file is read before a second thread would have started. */
const SECOND_THREAD_BYTES = 16 * 1024 * 1024;

/** Threads that help with reading. Without one, its work is done here. */
export interface ReadingThreads {
  /** For work in parallel with reading a large text file. */
  second?: (() => SecondThread) | undefined;
  /** For a workbook that SheetJS parses. Only so can the parsing be cancelled, and is limited in time and memory. */
  parser?: (() => ForeignParser) | undefined;
}

/** A table with everything known about its file. */
export interface FileSheet extends Omit<ReadSheet, 'facts'> {
  facts: FileFacts;
}

/** A file being read as a sheet: its first rows, and the function that reads all of them. */
export interface FileReading {
  head: FileSheet;
  /**
   * All rows, and the hash of the file's bytes as they were read. Throws a `FileProblemError`, or the signal's reason if reading was
   * cancelled.
   */
  readAll(watch: ReadingWatch): Promise<FileSheet & { digest: string }>;
  close(): Promise<void>;
}

/**
 * Opens a file of any format as a sheet.
 *
 * @throws FileProblemError if the file cannot be read as a sheet
 */
export async function openSheetFile(
  path: string,
  options: ReadingOptions,
  threads: ReadingThreads = {},
): Promise<FileReading> {
  const file = await openSourceFile(path);
  // The slow steps of a workbook are inflating and scanning, which the second thread does not do.
  const isArchive = isZipArchive(file.head);
  const thread = file.sizeBytes >= SECOND_THREAD_BYTES && !isArchive ? threads.second?.() : undefined;
  let parser: ForeignParser | undefined;
  const startParser = (): ForeignParser => (parser = threads.parser?.() ?? parserHere);
  const close = async (): Promise<void> => {
    thread?.end();
    parser?.end();
    await file.close();
  };
  try {
    const source = digesting(file, isArchive ? lateHasher() : hasherOn(thread));
    const reading = await openByContent(source, options, { thread, startParser });
    const ofFile = ({ facts, ...sheet }: ReadSheet): FileSheet => ({
      ...sheet,
      facts: { name: source.name, sizeBytes: source.sizeBytes, ...facts },
    });
    return {
      head: ofFile(reading.head),
      readAll: async (watch) => ({ ...ofFile(await reading.readAll(watch)), digest: await source.digest() }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const parserHere: ForeignParser = { parse: parseForeign, end: () => undefined };

function hasherOn(thread: SecondThread | undefined): Hasher {
  if (thread !== undefined) return { hash: (bytes) => thread.do('hash', bytes), digest: () => thread.do('digest') };
  const jobs = createThreadJobs();
  return {
    hash: (bytes) => Promise.resolve(jobs.hash(bytes)),
    digest: () => Promise.resolve(jobs.digest()),
  };
}

/** Hashes only when asked for the hash: an archive's bytes stay in memory as they were read, and its first rows need not wait. */
function lateHasher(): Hasher {
  const pieces: Uint8Array[] = [];
  return {
    hash: (bytes) => Promise.resolve(pieces.push(bytes)),
    digest: () => {
      const jobs = createThreadJobs();
      for (const bytes of pieces) jobs.hash(bytes);
      return Promise.resolve(jobs.digest());
    },
  };
}
