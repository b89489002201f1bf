import { hash } from 'node:crypto';
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { constants } from 'node:fs';
import { basename, join } from 'node:path';
import { openDraftFile, type DraftFile } from './draft-file';
import { DRAFT_VERSION, headerLine, parseHeader, type DraftHeader } from './draft-header';

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
  header: ReturnType<typeof parseHeader>;
  /** Where the header's line ends, in bytes. */
  offset: number;
}

/** One that this version of the program can read. */
export type ReadDraft = FoundDraft & { header: DraftHeader & { version: number } };

/**
 * The folder of all drafts, readable by the person alone. A draft's name begins with its table's key and ends with a hash of the file's path,
 * so that it is found without opening the drafts of other files.
 */
export interface DraftFolder {
  /** Begins the draft of a table that has none. */
  begin(header: DraftHeader): Promise<DraftFile>;
  /**
   * Opens a draft to add lines. One in an older version of the format gets this one first: its new lines may be of this version.
   *
   * @param goodBytes how much of it can be read
   */
  goOn(draft: ReadDraft, goodBytes: number): Promise<DraftFile>;
  /** The draft of a table; null if there is none. */
  find(key: string): Promise<FoundDraft | null>;
  /** Whether there are drafts of tables from this file, including those that cannot be read. */
  hasAny(path: string): Promise<boolean>;
  /** The drafts of tables that were read from this file, the one changed last first. */
  ofFile(path: string): Promise<ReadDraft[]>;
  /** Copies a damaged draft, and returns the copy's name. */
  setAside(draft: Pick<FoundDraft, 'path'>): Promise<string>;
  /** Removes a draft, and the copies that were set aside. */
  remove(key: string): Promise<void>;
  /** Removes drafts whose last change was {@link DRAFT_DAYS} ago. */
  removeOld(): Promise<void>;
}

/** @param version of the format, see `DRAFT_VERSION` */
export function openDraftFolder(folder: string, now: () => Date, version = DRAFT_VERSION): DraftFolder {
  const names = (): Promise<string[]> =>
    readdir(folder).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    });
  const changedAt = async (path: string): Promise<number> => (await stat(path)).mtimeMs;
  return {
    begin: async (header) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return openDraftFile(join(folder, draftName(header)), 0, headerLine(header, version));
    },
    goOn: async ({ path, header, offset }, goodBytes) => {
      const head = headerLine(header, version);
      if (header.version === version) return openDraftFile(path, goodBytes, head);
      await replaceHead(path, head, { start: offset, end: goodBytes });
      return openDraftFile(path, goodBytes - offset + head.length, head);
    },
    find: async (key) => {
      const name = (await names()).find((each) => each.startsWith(key) && each.endsWith(ENDING));
      return name === undefined ? null : readHead(join(folder, name), version);
    },
    hasAny: async (path) => {
      const ending = endingFor(path);
      return (await names()).some((name) => name.endsWith(ending));
    },
    ofFile: async (path) => {
      const ending = endingFor(path);
      const found: (ReadDraft & { at: number })[] = [];
      for (const name of await names()) {
        const draft = name.endsWith(ending) ? await readHead(join(folder, name), version) : null;
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

/** The name of the file with the draft of a table. */
export function draftName({ key, path }: Pick<DraftHeader, 'key' | 'path'>): string {
  return `${key}${endingFor(path)}`;
}

function endingFor(path: string): string {
  return `-${hash('sha256', path, 'hex').slice(0, PATH_LETTERS)}${ENDING}`;
}

/** Puts another first line in front of what is from `start` to `end`. A crash leaves the one or the other. */
async function replaceHead(path: string, head: Uint8Array, { start, end }: { start: number; end: number }) {
  // Its name begins with the draft's key, so that it goes with the draft if a crash leaves it.
  const written = `${path}.new`;
  const kept = (await readFile(path)).subarray(start, end);
  await writeFile(written, Buffer.concat([head, kept]), { mode: 0o600, flush: true });
  await rename(written, path);
}

async function readHead(path: string, version: number): Promise<FoundDraft | null> {
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
      if (end !== -1) return { path, header: parseHeader(head.toString('utf8', 0, offset), version), offset };
      if (next.bytesRead === 0) return { path, header: headerWithoutEnd(head, version), offset: 0 };
    }
  } finally {
    await handle.close();
  }
}

/** A header without an end of line was cut off while it was written, unless a newer version writes its drafts in another way. */
function headerWithoutEnd(head: Buffer, version: number): 'newer' | null {
  return parseHeader(head.toString('utf8'), version) === 'newer' ? 'newer' : null;
}
