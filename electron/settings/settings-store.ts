import { basename } from 'node:path';
import { z } from 'zod';
import { DEFAULT_FAILED_ROWS_RETENTION, FAILED_ROWS_RETENTIONS } from '../../shared/delivery/retention';
import { openJsonFile, type SetAside } from '../storage/json-file';
import { readableEntries } from '../storage/readable-entries';
import { COLOR_SCHEMES, LANGUAGES, type Language } from '../../shared/ipc/look';
import { UPDATE_CHOICES } from '../../shared/updates/updates';
import type { RecentFile, Settings } from '../../shared/ipc/contract';

const RECENT_FILES = 6;

const wholeSchema = z.object({
  language: z.enum(LANGUAGES).nullable(),
  colorScheme: z.enum(COLOR_SCHEMES),
  failedRowsKept: z.literal(FAILED_ROWS_RETENTIONS),
  tray: z.boolean(),
  updates: z.enum(UPDATE_CHOICES),
  recentFiles: z.array(z.object({ id: z.string(), path: z.string(), openedAt: z.string() })),
});
type Stored = z.infer<typeof wholeSchema>;

/** The name of each setting in the file. A name once written stays, because older and newer versions read it. */
const STORED_NAMES = {
  language: 'language',
  colorScheme: 'colorScheme',
  failedRowsRetention: 'failedRowsKept',
  tray: 'tray',
  updates: 'updates',
} as const satisfies Record<keyof Settings, keyof Stored>;

/** The readable part of the file, entry by entry, with defaults for the rest. */
function readStored({ failedRowsKept, recentFiles, ...stored }: Record<string, unknown>): Stored {
  const { shape } = wholeSchema;
  return {
    language: shape.language.catch(null).parse(stored['language']),
    colorScheme: shape.colorScheme.catch('auto').parse(stored['colorScheme']),
    // A choice that only a newer version knows must not delete rows that it would keep.
    failedRowsKept: shape.failedRowsKept.catch('until-deleted').parse(failedRowsKept ?? DEFAULT_FAILED_ROWS_RETENTION),
    tray: shape.tray.catch(false).parse(stored['tray']),
    updates: shape.updates.catch('never').parse(stored['updates']),
    recentFiles: readableEntries(recentFiles, shape.recentFiles.element),
  };
}

export interface SettingsStore {
  get(): Settings;
  change(change: { [K in keyof Settings]?: Settings[K] | undefined }): Settings;
  recentFiles(): RecentFile[];
  addRecentFile(path: string): void;
  /** Adds a file unless it is there. */
  keepRecentFile(path: string): void;
  forgetRecentFile(path: string): void;
  /** The folder stays in main; the page only knows ids and names. */
  recentPath(id: string): string | undefined;
}

/** A person's settings and the recently opened files, in `settings.json`. Entries that cannot be read get their defaults. */
export function openSettingsStore(options: {
  userData: string;
  systemLanguage: Language;
  now: () => Date;
  setAside: SetAside;
}): SettingsStore {
  const store = openJsonFile({
    ...options,
    name: 'settings',
    mend: (content) => (wholeSchema.partial().safeParse(content).success ? content : { ...readStored(content) }),
  });
  const read = (): Stored => readStored(store.read());
  const get = (): Settings => {
    const stored = read();
    const { colorScheme, failedRowsKept: failedRowsRetention, tray, updates } = stored;
    return { language: stored.language ?? options.systemLanguage, colorScheme, failedRowsRetention, tray, updates };
  };
  const add = (path: string): void => {
    const others = read().recentFiles.filter((file) => file.path !== path);
    const added = { id: crypto.randomUUID(), path, openedAt: options.now().toISOString() };
    store.set('recentFiles', [added, ...others].slice(0, RECENT_FILES));
  };
  return {
    get,
    change: (change) => {
      for (const [name, stored] of Object.entries(STORED_NAMES) as [keyof Settings, keyof Stored][]) {
        if (change[name] !== undefined) store.set(stored, change[name]);
      }
      return get();
    },
    recentFiles: () => read().recentFiles.map(({ id, path, openedAt }) => ({ id, name: basename(path), openedAt })),
    addRecentFile: add,
    keepRecentFile: (path) => {
      if (read().recentFiles.every((file) => file.path !== path)) add(path);
    },
    forgetRecentFile: (path) => {
      const { recentFiles } = read();
      const others = recentFiles.filter((file) => file.path !== path);
      if (others.length < recentFiles.length) store.set('recentFiles', others);
    },
    recentPath: (id) => read().recentFiles.find((file) => file.id === id)?.path,
  };
}
