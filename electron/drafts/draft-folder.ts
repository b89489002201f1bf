import { hash } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { constants } from 'node:fs';
import { basename, join } from 'node:path';
import { parseHeader, type DraftHeader } from './draft-header';

/** Days that a draft stays after its last change. */
export const DRAFT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** Holds most headers. Those of wide tables are longer: the line is read to its end. */
const FIRST_BYTES = 4 * 1_024;
const ENDING = '.jsonl';
/** Letters of the hash of a file's path: enough to tell a person's files apart, and the draft's header has the path. */
const PATH_LETTERS = 16;

/** A draft on the disk. */
export interface FoundDraft {
  path: string;
  /** See `parseHeader`. */
  header: DraftHeader | 'newer' | null;
  /** Where the header's line ends, in bytes. */
  offset: number;
}

/**
 * The folder of all drafts, readable by the person alone. A draft's name begins with its table's key and ends with a hash of the file's path,
 * so that it is found without opening the drafts of other files.
 */
export interface DraftFolder {
  /** Where the draft of a table from this file belongs. */
  pathOf(draft: Pick<DraftHeader, 'key' | 'path'>): string;
  /** Creates the folder. */
  prepare(): Promise<void>;
  /** The draft of a table; null if there is none. */
  find(key: string): Promise<FoundDraft | null>;
  /** Whether there are drafts of tables from this file, including those that cannot be read. */
  hasAny(path: string): Promise<boolean>;
  /** The drafts of tables that were read from this file, the one changed last first. */
  ofFile(path: string): Promise<(FoundDraft & { header: DraftHeader })[]>;
  /** Copies a damaged draft, and returns the copy's name. */
  setAside(draft: Pick<FoundDraft, 'path'>): Promise<string>;
  /** Removes a draft, and the copies that were set aside. */
  remove(key: string): Promise<void>;
  /** Removes drafts whose last change was {@link DRAFT_DAYS} ago. */
  removeOld(): Promise<void>;
}

export function openDraftFolder(folder: string, now: () => Date): DraftFolder {
  const names = (): Promise<string[]> =>
    readdir(folder).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    });
  const changedAt = async (path: string): Promise<number> => (await stat(path)).mtimeMs;
  return {
    pathOf: ({ key, path }) => join(folder, `${key}${endingFor(path)}`),
    prepare: async () => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    },
    find: async (key) => {
      const name = (await names()).find((each) => each.startsWith(key) && each.endsWith(ENDING));
      return name === undefined ? null : readHead(join(folder, name));
    },
    hasAny: async (path) => {
      const ending = endingFor(path);
      return (await names()).some((name) => name.endsWith(ending));
    },
    ofFile: async (path) => {
      const ending = endingFor(path);
      const found: (FoundDraft & { header: DraftHeader; at: number })[] = [];
      for (const name of await names()) {
        const draft = name.endsWith(ending) ? await readHead(join(folder, name)) : null;
        const header = draft?.header ?? null;
        if (draft === null || header === null || header === 'newer' || header.path !== path) continue;
        found.push({ ...draft, header, at: await changedAt(draft.path) });
      }
      return found.sort((one, other) => other.at - one.at);
    },
    setAside: async ({ path }) => {
      const name = `${basename(path, ENDING)}-damaged-${now().toISOString().replace(/[:.]/g, '-')}`;
      await copyFile(path, join(folder, name), constants.COPYFILE_EXCL);
      return name;
    },
    remove: async (key) => {
      for (const name of await names()) if (name.startsWith(key)) await rm(join(folder, name), { force: true });
    },
    removeOld: async () => {
      for (const name of await names()) {
        const path = join(folder, name);
        if (now().getTime() - (await changedAt(path)) > DRAFT_DAYS * DAY_MS) await rm(path, { force: true });
      }
    },
  };
}

function endingFor(path: string): string {
  return `-${hash('sha256', path, 'hex').slice(0, PATH_LETTERS)}${ENDING}`;
}

async function readHead(path: string): Promise<FoundDraft | null> {
  let handle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    let head = Buffer.alloc(0);
    for (;;) {
      const next = await handle.read({
        buffer: Buffer.alloc(Math.max(FIRST_BYTES, head.length)),
        position: head.length,
      });
      const end = next.buffer.subarray(0, next.bytesRead).indexOf(10);
      const offset = head.length + end + 1;
      head = Buffer.concat([head, next.buffer.subarray(0, next.bytesRead)]);
      if (end !== -1) return { path, header: parseHeader(head.toString('utf8', 0, offset)), offset };
      if (next.bytesRead === 0) return { path, header: headerWithoutEnd(head), offset: 0 };
    }
  } finally {
    await handle.close();
  }
}

/** A header without an end of line was cut off while it was written, unless a newer version writes its drafts in another way. */
function headerWithoutEnd(head: Buffer): 'newer' | null {
  return parseHeader(head.toString('utf8')) === 'newer' ? 'newer' : null;
}
