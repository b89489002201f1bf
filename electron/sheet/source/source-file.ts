import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { FileProblemError } from './file-problem-error';
import { MAX_FILE_BYTES } from './limits';

/** Enough to recognise a file, and for the first rows shown. */
const HEAD_BYTES = 256 * 1024;
/** Windows does not have this flag, and no pipes among its files. */
const NON_BLOCKING_READ = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);

/** A file being read: either as it was when it was opened, or not at all. */
export interface SourceFile {
  /** Without its folder. */
  readonly name: string;
  readonly sizeBytes: number;
  /** The first bytes; for a small file, all of them. */
  readonly head: Buffer;
  /**
   * Fills `into` with the file's bytes from `position` on. There must be enough of them.
   *
   * @throws FileProblemError `changed` if the file has become shorter, `no-access` if the system fails to read it
   */
  read(into: Uint8Array, position: number): Promise<void>;
  /** @throws FileProblemError `changed` if the file was written to since it was opened */
  assertUnchanged(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a file to be read as a sheet. Devices, pipes and folders are refused before anything is read from them.
 *
 * @throws FileProblemError `not-found`, `no-access`, `is-folder`, `not-a-table`, `empty`, `too-large`
 */
export async function openSourceFile(path: string): Promise<SourceFile> {
  const name = basename(path);
  const handle = await openOrdinaryFile(path);
  try {
    const { size, mtimeMs } = await handle.stat();
    if (size === 0) throw new FileProblemError('empty', 'The file has no bytes.');
    if (size > MAX_FILE_BYTES) throw new FileProblemError('too-large', `The file has ${size} bytes.`);
    const head = Buffer.allocUnsafeSlow(Math.min(size, HEAD_BYTES));
    await fill(handle, head, 0);
    return {
      name,
      sizeBytes: size,
      head,
      read: (into, position) => fill(handle, into, position),
      assertUnchanged: async () => {
        const now = await handle.stat();
        if (now.size !== size || now.mtimeMs !== mtimeMs) {
          throw new FileProblemError('changed', `The file had ${size} bytes and has ${now.size} now.`);
        }
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw accessProblem(error);
  }
}

/** A file within another one, whose bytes are in memory. */
export function sourceInMemory(name: string, bytes: Buffer): SourceFile {
  return {
    name,
    sizeBytes: bytes.length,
    head: bytes.subarray(0, HEAD_BYTES),
    read: (into, position) => {
      const copied = bytes.copy(into, 0, position, position + into.length);
      return copied === into.length
        ? Promise.resolve()
        : Promise.reject(new FileProblemError('changed', `The file ends at byte ${position + copied}.`));
    },
    assertUnchanged: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

async function openOrdinaryFile(path: string): Promise<FileHandle> {
  let handle: FileHandle | undefined;
  try {
    // Does not block: opening a pipe that nobody writes to would wait forever.
    handle = await open(path, NON_BLOCKING_READ);
    const stats = await handle.stat();
    if (stats.isDirectory()) {
      // A Numbers document may be a folder that Finder shows as a file.
      const code = extname(path).toLowerCase() === '.numbers' ? 'numbers' : 'is-folder';
      throw new FileProblemError(code, 'The path leads to a folder.');
    }
    if (!stats.isFile()) throw new FileProblemError('not-a-table', 'The path leads to no ordinary file.');
    return handle;
  } catch (error) {
    await handle?.close();
    throw accessProblem(error);
  }
}

async function fill(handle: FileHandle, into: Uint8Array, position: number): Promise<void> {
  let filled = 0;
  while (filled < into.length) {
    const { bytesRead } = await handle
      .read(into, filled, into.length - filled, position + filled)
      .catch((error: unknown) => {
        throw accessProblem(error);
      });
    if (bytesRead === 0) throw new FileProblemError('changed', `The file ends at byte ${position + filled}.`);
    filled += bytesRead;
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
      // EACCES, EPERM, EBUSY (open in another program), EIO: the file exists, but cannot be read.
      return new FileProblemError('no-access', error.code, { cause: error });
  }
}
