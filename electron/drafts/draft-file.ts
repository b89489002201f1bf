import { open, type FileHandle } from 'node:fs/promises';

const OWNER_ONLY = 0o600;

/** A draft that is being written. */
export interface DraftFile {
  /** Adds lines; they are on the disk when it resolves. If it fails, none of them is there after the next call. Throws the system's error. */
  append(lines: readonly Uint8Array[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a draft to add lines, and creates it if it does not exist.
 *
 * @param size bytes to keep of it: whatever follows them is cut off, such as a line that a crash tore
 * @param head the line of an empty draft that is written together with the first ones added
 */
export async function openDraftFile(path: string, size: number, head: Uint8Array): Promise<DraftFile> {
  const handle = await openOwn(path);
  let kept = size;
  let isClean = false;
  return {
    append: async (lines) => {
      if (!isClean) await handle.truncate(kept);
      isClean = false;
      const bytes = Buffer.concat(kept === 0 ? [head, ...lines] : lines);
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, kept + done);
        done += bytesWritten;
      }
      await handle.datasync();
      kept += bytes.length;
      isClean = true;
    },
    close: () => handle.close().catch(() => undefined),
  };
}

async function openOwn(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return open(path, 'wx', OWNER_ONLY);
  }
}
