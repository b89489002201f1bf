import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IpcErrorCode } from '../../shared/ipc/contract';
import { AppError } from '../errors/app-error';

/** SQLite allows paths of up to 512 bytes on some systems; files in the folder need the rest. */
const LONGEST_PATH_BYTES = 400;

const CODES: Readonly<Record<string, IpcErrorCode>> = {
  EEXIST: 'user-data-no-folder',
  ENOTDIR: 'user-data-no-folder',
  ENAMETOOLONG: 'user-data-too-long',
  EACCES: 'user-data-read-only',
  EPERM: 'user-data-read-only',
  EROFS: 'user-data-read-only',
  ENOENT: 'user-data-read-only',
  ENOSPC: 'storage-full',
};

/**
 * Creates the user-data folder, readable by the person alone, if it does not exist.
 *
 * @throws AppError with the folder in `detail` if nothing can be stored in it
 */
export function prepareUserData(folder: string): void {
  if (Buffer.byteLength(folder) > LONGEST_PATH_BYTES) throw new AppError('user-data-too-long', folder);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const probe = join(folder, `.probe-${process.pid}-${Date.now()}`);
    writeFileSync(probe, '', { flag: 'wx', mode: 0o600 });
    rmSync(probe);
  } catch (error) {
    const code = CODES[(error as NodeJS.ErrnoException).code ?? ''];
    throw code === undefined ? error : new AppError(code, folder);
  }
}
