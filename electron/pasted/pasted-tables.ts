import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Tables that were pasted, each a file in a folder of its own, which nobody else can read. Everything that needs a file works with them: reading
 * with other options, drafts, reports. They hold customers, so none stays longer than a sheet or a draft needs it.
 */
export interface PastedTables {
  /**
   * Stores a table under this name, and opens it. Rejects if it cannot be stored.
   *
   * @param open resolves when the sheet is open or was refused; until then the file stays
   */
  open(content: string, name: string, open: (path: string) => Promise<void>): Promise<void>;
  has(path: string): boolean;
  /** Removes all that no open sheet and no draft needs. Those that only a draft needs are told to `onKept`. */
  tidy(): Promise<void>;
}

/**
 * @param folder of all pasted tables
 * @param options.isOpen whether a sheet is open that was read from this file
 * @param options.hasDraft asked when everything done to closed sheets is in their drafts
 * @param options.onKept the person can open it again from there
 * @param options.onRemoved it can no longer be opened
 */
export function createPastedTables(
  folder: string,
  options: {
    isOpen: (path: string) => boolean;
    hasDraft: (path: string) => Promise<boolean>;
    onKept: (path: string) => void;
    onRemoved: (path: string) => void;
  },
): PastedTables {
  const { isOpen, hasDraft, onKept, onRemoved } = options;
  /** Written, but not open yet. */
  const arriving = new Set<string>();
  let work: Promise<unknown> = Promise.resolve();

  const tidyNow = async (): Promise<void> => {
    for (const path of await pathsIn(folder)) {
      if (arriving.has(path) || isOpen(path)) continue;
      if (await hasDraft(path)) {
        onKept(path);
        continue;
      }
      // Asked again: it may have been opened meanwhile.
      if (arriving.has(path) || isOpen(path)) continue;
      await rm(dirname(path), { recursive: true, force: true });
      onRemoved(path);
    }
  };
  const tidy = (): Promise<void> => {
    const tidied = work.then(tidyNow);
    work = tidied.catch(() => undefined);
    return tidied;
  };

  return {
    open: async (content, name, open) => {
      const own = join(folder, randomUUID());
      const path = join(own, name);
      arriving.add(path);
      try {
        await mkdir(own, { recursive: true, mode: 0o700 });
        await writeFile(path, content, { mode: 0o600, flag: 'wx' });
        await open(path);
      } finally {
        arriving.delete(path);
        await tidy();
      }
    },
    has: (path) => dirname(dirname(path)) === folder,
    tidy,
  };
}

/** All files of the folder. One that was not written to its end counts as well. */
async function pathsIn(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const own of await namesIn(folder)) {
    const names = await namesIn(join(folder, own));
    paths.push(...(names.length === 0 ? [''] : names).map((name) => join(folder, own, name === '' ? own : name)));
  }
  return paths;
}

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  });
