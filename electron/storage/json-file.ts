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

/**
 * Called with the name of the copy made of a file that could not be read completely; with `newer`, of the file itself, which a newer version
 * wrote and which is left as it is.
 */
export type SetAside = (fileName: string, why?: 'newer') => void;

/**
 * The format of all JSON files: what their `version` says, or 1 for those without. An entry that only a newer version knows is no new format,
 * since it is kept. Whoever makes a new format raises this for their file, and brings what turns the old one into it.
 */
const KNOWN_VERSION = 1;

/**
 * Opens `<name>.json`. If something in it cannot be read, a copy of the whole file is kept and its name passed to `setAside`. The file then
 * contains what `mend` makes of the rest. A file in the format of a newer version is never written: what this version changes is forgotten
 * when the program ends.
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
  if (content !== 'damaged' && isNewer(content)) {
    options.setAside(`${name}.json`, 'newer');
    return inMemory();
  }
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

function isNewer({ version }: Record<string, unknown>): boolean {
  return typeof version === 'number' && version > KNOWN_VERSION;
}

function inMemory(): JsonFile {
  const entries = new Map<string, unknown>();
  return {
    read: () => Object.fromEntries(entries),
    set: (key, value) => void entries.set(key, value),
    delete: (key) => void entries.delete(key),
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
