import { randomBytes } from 'node:crypto';
import { lstat, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * A report that is being written: a temporary file in the target folder, which gets the report's name only when it is complete. Whoever
 * opened it must call {@link ReportFile.commit} or {@link ReportFile.discard}.
 */
export interface ReportFile {
  /** Open for writing, at the beginning. */
  readonly fd: number;
  /** The temporary file. */
  readonly unfinishedPath: string;
  /** Moves the file to its place. Replaces a file of that name; if it is a link, replaces the link and not its target. */
  commit(): Promise<void>;
  /** Removes the temporary file. */
  discard(): Promise<void>;
}

/**
 * Opens the file for a report. Called before the work to be reported, so that a place that cannot be written to is noticed early. The
 * temporary file has a random name and must not exist yet, so no file in the folder is followed, overwritten or deleted.
 *
 * @throws the system's error if the place cannot be written to: `EISDIR` for a folder, `EINVAL` for a device or a pipe, `EACCES` and
 * `EBUSY` for a file that is read-only or locked by another program
 */
export async function openReport(path: string): Promise<ReportFile> {
  await refuseUnlessReplaceable(path);
  const unfinished = join(dirname(path), `.aplaut-report-${randomBytes(8).toString('hex')}.part`);
  const handle = await open(unfinished, 'wx');
  const discard = async (): Promise<void> => {
    // Already closed if only the renaming failed.
    await handle.close().catch(() => undefined);
    await rm(unfinished, { force: true });
  };
  return {
    fd: handle.fd,
    unfinishedPath: unfinished,
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
