import { copyFileSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { jsonObject } from './json-object';

/** A JSON file in the user-data folder. It is always replaced as a whole: an interrupted write leaves the old file. */
export interface JsonFile {
  read(): Record<string, unknown>;
  set(key: string, value: unknown): void;
  delete(key: string): void;
}

/** Called with the name of the copy made of a file that could not be read completely. */
export type SetAside = (copyName: string) => void;

/**
 * Opens `<name>.json`. If something in it cannot be read, a copy of the whole file is kept and its name passed to `setAside`. The file then
 * contains what `mend` makes of the rest.
 *
 * @param options.mend returns the readable part of the file's content, or the same object if all of it is readable
 * @throws if the copy cannot be written; nothing is overwritten then
 */
export function openJsonFile(options: {
  name: string;
  userData: string;
  mend: (content: Record<string, unknown>) => Record<string, unknown>;
  now: () => Date;
  setAside: SetAside;
}): JsonFile {
  const { name, userData } = options;
  const path = join(userData, `${name}.json`);
  const content = readContent(path);
  const mended = content === 'damaged' ? {} : options.mend(content);
  if (mended !== content) {
    const copyName = `${name}-unreadable-${options.now().toISOString().replace(/[:.]/g, '-')}.json`;
    copyFileSync(path, join(userData, copyName), constants.COPYFILE_EXCL);
    options.setAside(copyName);
  }
  const store = new Store({ name, cwd: userData, clearInvalidConfig: true, configFileMode: 0o600 });
  if (mended !== content) store.store = mended;
  return {
    read: () => ({ ...store.store }),
    set: (key, value) => store.set(key, value),
    delete: (key) => store.delete(key),
  };
}

function readContent(path: string): Record<string, unknown> | 'damaged' {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  return jsonObject(text) ?? 'damaged';
}
