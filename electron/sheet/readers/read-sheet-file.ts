import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { FileFacts, ReadingOptions } from '../../../shared/sheet/sheet-state';
import { FileProblemError } from '../file-problem-error';
import { csvReader } from './csv-reader';
import type { ReadingWatch, ReadSheet, SheetReader } from './reader';
import { sniffFormat } from './sniff';
import { xlsxReader } from './xlsx-reader';

const READERS: Readonly<Record<FileFacts['format'], SheetReader>> = { csv: csvReader, xlsx: xlsxReader };

/** A Russian text of this size is as long as a string can be. */
const MAX_FILE_BYTES = 1024 ** 3;

/** A read sheet with all there is to know of its file. */
export interface ReadFile extends Omit<ReadSheet, 'facts'> {
  facts: FileFacts;
}

/**
 * Reads a file of whatever format as a sheet.
 *
 * @throws FileProblemError where the file cannot be read as one; the signal's reason where reading was called off.
 */
export async function readSheetFile(path: string, options: ReadingOptions, watch: ReadingWatch): Promise<ReadFile> {
  const name = basename(path);
  const bytes = await readBytes(path);
  watch.signal.throwIfAborted();
  const source = { name, bytes };
  const sheet = await READERS[sniffFormat(source)].read(source, options, watch);
  return { ...sheet, facts: { name, sizeBytes: bytes.length, ...sheet.facts } };
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) {
      // A Numbers document may be a folder that the Finder shows as a file.
      const code = extname(path).toLowerCase() === '.numbers' ? 'numbers' : 'is-folder';
      throw new FileProblemError(code, 'The path leads to a folder.');
    }
    // A device or a pipe might never end.
    if (!stats.isFile()) throw new FileProblemError('not-a-table', 'The path leads to no ordinary file.');
    if (stats.size > MAX_FILE_BYTES) throw new FileProblemError('too-large', `The file has ${stats.size} bytes.`);
    return await readFile(path);
  } catch (error) {
    throw accessProblem(error);
  }
}

function accessProblem(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
      return new FileProblemError('not-found', error.code, { cause: error });
    case 'EISDIR':
      return new FileProblemError('is-folder', 'EISDIR', { cause: error });
    default:
      // EACCES, EPERM, EBUSY (open in another program), EIO: the file is there, its content is not to be had.
      return new FileProblemError('no-access', error.code, { cause: error });
  }
}
