import { randomBytes } from 'node:crypto';
import { lstat, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * A report on its way: a file of its own in the folder where the report is wanted, which takes the report's name only when it is whole.
 * Whoever opened it ends it by {@link ReportFile.commit} or {@link ReportFile.discard}.
 */
export interface ReportFile {
  /** Open for writing, at its beginning. */
  readonly fd: number;
  /** Puts the file in its place; one that has the name already is replaced, and so is a link, whatever that leads to. */
  commit(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
}

/**
 * Opens the file that a report is written to, so that a place where none can be written is noticed before the work whose report it is.
 * The file's name is random and it must not exist before: nothing that lies in the folder is followed, overwritten or deleted.
 *
 * @throws the system's error where the place cannot be written: `EISDIR` for a folder, `EINVAL` for a device or a pipe, `EACCES` and
 *   `EBUSY` for a file that is not to be changed or that another program has locked
 */
export async function openReport(path: string): Promise<ReportFile> {
  await refuseUnlessReplaceable(path);
  const unfinished = join(dirname(path), `.aplaut-report-${randomBytes(8).toString('hex')}.part`);
  const handle = await open(unfinished, 'wx');
  const discard = async (): Promise<void> => {
    // It was closed before where it is the renaming that failed.
    await handle.close().catch(() => undefined);
    await rm(unfinished, { force: true });
  };
  return {
    fd: handle.fd,
    discard,
    commit: async () => {
      try {
        await handle.sync();
        await handle.close();
        await rename(unfinished, path);
      } catch (error) {
        await discard();
        throw error;
      }
    },
  };
}

async function refuseUnlessReplaceable(path: string): Promise<void> {
  const there = await lstat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (there === null || there.isSymbolicLink()) return;
  if (!there.isFile()) {
    const code = there.isDirectory() ? 'EISDIR' : 'EINVAL';
    throw Object.assign(new Error(`${code}: not a file to be replaced`), { code });
  }
  await (await open(path, 'r+')).close();
}
