import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { isSameLook, type FileLook } from '../../shared/watch/standing-files';
import { isWatchedName } from '../../shared/watch/watched-name';

/**
 * The watched files directly in a folder, as they look now. Links and folders are none, and a file that goes at this moment is left out.
 *
 * @throws the system's error if the folder cannot be read
 */
export async function watchedFiles(folder: string, patterns: readonly string[]): Promise<FileLook[]> {
  const files: FileLook[] = [];
  for await (const { name } of await opendir(folder)) {
    if (!isWatchedName(name, patterns)) continue;
    const look = await lookAt(folder, name);
    if (look !== null) files.push(look);
  }
  return files;
}

/** Whether a file still looks as it did. */
export async function isUntouched(folder: string, file: FileLook): Promise<boolean> {
  const now = await lookAt(folder, file.name);
  return now !== null && isSameLook(now, file);
}

/**
 * SHA-256 of a file's contents, read in pieces of a fraction of a millisecond. Null if the file changed meanwhile.
 *
 * @throws the system's error if it cannot be read
 */
export async function hashOfFile(folder: string, file: FileLook, signal: AbortSignal): Promise<string | null> {
  // Windows has no such flag; there a link takes rights that a shop's manager does not have.
  const noLink = (constants as { O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0;
  const handle = await open(join(folder, file.name), constants.O_RDONLY | noLink);
  const hash = createHash('sha256');
  for await (const piece of handle.createReadStream({ signal })) hash.update(piece as Buffer);
  return (await isUntouched(folder, file)) ? hash.digest('hex') : null;
}

async function lookAt(folder: string, name: string): Promise<FileLook | null> {
  try {
    const found = await lstat(join(folder, name));
    return found.isFile() ? { name, sizeBytes: found.size, modifiedMs: Math.floor(found.mtimeMs) } : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
