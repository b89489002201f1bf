import { rm } from 'node:fs/promises';
import type { DraftEvent, DraftRestored, SentRows } from '../../shared/sheet/draft';
import { SheetRequestError } from '../../shared/sheet/request-channel';
import type { ReadingOptions } from '../../shared/sheet/sheet-state';
import type { SheetInput } from '../../shared/sheet/protocol';
import type { SheetHost } from '../sheet/host/host';
import type { DraftFile } from './draft-file';
import type { DraftFolder, FoundDraft, ReadDraft } from './draft-folder';
import type { DraftHeader } from './draft-header';

/** Drafts of the sheets that are open. */
export interface SheetDrafts {
  /** Follows a sheet that begins to be read. */
  follow(sheet: { sheetId: string; path: string; request: SheetHost['request'] }): SheetDraft;
  /** How the file was read when it was edited last; empty if it has no draft. */
  optionsOf(path: string): Promise<ReadingOptions>;
  /** Resolves when everything told so far is on the disk. */
  settled(): Promise<void>;
}

/** The draft of one open sheet. */
export interface SheetDraft {
  take(event: DraftEvent): void;
  /** Whether something done to the sheet could not be stored, or nothing can be, since the draft is of a newer version. */
  hasFailed(): boolean;
  /** Removes the draft that was made before the file changed. */
  discardEarlier(): void;
  /** The sheet ends. Nothing is written any more. */
  end(how: 'keep' | 'discard'): void;
}

/** What the person must hear about drafts. */
export interface DraftNews {
  /** A draft was restored. `copyName` is the file under which a damaged one was set aside, with what could not be read. */
  onRestored: (
    restored: Pick<DraftRestored, 'changes' | 'differing'> & { sheetId: string; copyName: string | null },
  ) => void;
  /** A newer version of the program made the sheet's draft. It stays as it is, and nothing done to the sheet is stored. */
  onNewer: (newer: { sheetId: string }) => void;
  /** Rows of a restored sheet were sent before. `request` asks that sheet, which may not be shown yet. */
  onSent: (
    sheet: { sheetId: string; rowsId: string; request: SheetHost['request'] },
    sent: readonly SentRows[],
  ) => void;
  /** Something done to the sheet cannot be stored. Told once, until it works again. */
  onFailed: (failed: { code: string }) => void;
}

/** The entries of one reading of a file. */
interface Entries {
  rowsId: string;
  /** Lines that are not on the disk yet. */
  lines: Uint8Array[];
  /** Whether the sheet holds something that the person did. */
  holdWork: boolean;
}

/** Where the sheet process finds the entries; null if there are none that can be read. */
function entriesOf(found: FoundDraft | null): SheetInput<'restore-draft'>['draft'] {
  const header = found?.header ?? null;
  if (found === null || header === null || header === 'newer') return null;
  const { path, offset } = found;
  return { path, offset, base: header.base };
}

function earlierSource({ path, offset, header }: ReadDraft): SheetInput<'restore-draft'>['earlier'] {
  return { path, offset, headers: header.headers, rows: header.rows };
}

/** Whether two tables are the same tab of a file that has changed: read in another way, a file has another key as well. */
function isOtherVersion(one: DraftHeader, other: DraftHeader): boolean {
  const isReadAlike = (['encoding', 'delimiter', 'headerRow'] as const).every(
    (option) => one.options[option] === other.options[option],
  );
  return one.key !== other.key && one.sheetName === other.sheetName && isReadAlike;
}

/** All work on files is done one after the other, so that a sheet finds the folder as the one before it left it. */
export function createSheetDrafts(folder: DraftFolder, news: DraftNews): SheetDrafts {
  let work: Promise<unknown> = Promise.resolve();
  /** The tables of sheets that are being written. Another reading of the same file must not take their drafts. */
  const taken = new Set<string>();

  const follow: SheetDrafts['follow'] = ({ sheetId, path, request }) => {
    /** What is written now. */
    let current: { header: DraftHeader; entries: Entries; file: DraftFile | null; isNewer?: true } | null = null;
    /** Entries of a reading that is not complete yet. */
    let early: Entries | null = null;
    let hasFailed = false;
    /** The key of the draft that was made before the file changed. */
    let earlierKey: string | null = null;

    const earlyOf = (rowsId: string): Entries => {
      if (early?.rowsId !== rowsId) early = { rowsId, lines: [], holdWork: false };
      return early;
    };
    const fail = (error: unknown): void => {
      if (!hasFailed) news.onFailed({ code: (error as NodeJS.ErrnoException).code ?? '' });
      hasFailed = true;
    };
    const failed = (error: unknown): null => {
      fail(error);
      return null;
    };
    const inTurn = (job: () => Promise<void>): void => {
      work = work.then(job).catch(fail);
    };
    const write = async (): Promise<void> => {
      if (current === null || !current.entries.holdWork || current.entries.lines.length === 0) return;
      const { header, entries } = current;
      if (current.isNewer) {
        // Never stored; kept, they would only grow.
        entries.lines = [];
        return;
      }
      if (current.file === null) {
        current.file = await folder.begin(header);
        taken.add(header.key);
      }
      const batch = [...entries.lines];
      await current.file.append(batch);
      entries.lines.splice(0, batch.length);
      hasFailed = false;
    };
    const letGo = async (how: 'keep' | 'discard'): Promise<void> => {
      const ended = current;
      current = null;
      const file = ended?.file ?? null;
      if (ended === null || file === null) return;
      taken.delete(ended.header.key);
      await file.close();
      if (how === 'discard') await folder.remove(ended.header.key);
    };
    /** The last draft of the same file and tab, read with the same options: it has another key because the file has changed. */
    const earlierThan = async (header: DraftHeader): Promise<ReadDraft | null> => {
      const found = await folder.ofFile(path);
      return found.find((draft) => !taken.has(draft.header.key) && isOtherVersion(draft.header, header)) ?? null;
    };
    /** Has the sheet do again what its draft holds. */
    const restore = async ({ header, entries }: { header: DraftHeader; entries: Entries }): Promise<void> => {
      const { rowsId } = entries;
      const found = taken.has(header.key) ? null : await folder.find(header.key).catch(failed);
      const earlier = found === null ? await earlierThan(header).catch(failed) : null;
      earlierKey = earlier?.header.key ?? null;
      const restored = await request('restore-draft', {
        rowsId,
        draft: entriesOf(found),
        earlier: earlier === null ? null : earlierSource(earlier),
      });
      if (found === null) return;
      if (found.header === 'newer') {
        current = { header, entries, file: null, isNewer: true };
        news.onNewer({ sheetId });
        return;
      }
      // Everything told until now was done before the draft, which replaces it.
      entries.lines = [];
      const copyName = restored?.isDamaged === false ? null : await folder.setAside(found);
      if (restored === null || found.header === null) await rm(found.path);
      else {
        const draft = { ...found, header: found.header };
        current = { header: draft.header, entries, file: await folder.goOn(draft, restored.goodBytes) };
        taken.add(header.key);
      }
      const { changes, differing } = restored ?? { changes: 0, differing: 0 };
      news.onRestored({ sheetId, changes, differing, copyName });
      // Where something has another result than then, an outcome may be of another row.
      const isAsSent = differing === 0 && copyName === null;
      if (isAsSent && restored !== null && restored.sent.length > 0)
        news.onSent({ sheetId, rowsId, request }, restored.sent);
    };

    return {
      take: (event) => {
        const { rowsId } = event;
        if (event.event === 'draft-entry') {
          const entries = current?.entries.rowsId === rowsId ? current.entries : earlyOf(rowsId);
          entries.lines.push(event.line);
          entries.holdWork = event.holdsWork;
          inTurn(write);
          return;
        }
        if (event.isAnew) early = null;
        const { key, sheetName, options, rows, base } = event;
        const header: DraftHeader = { key, path, sheetName, options, rows, base, headers: [...event.headers] };
        const entries = earlyOf(rowsId);
        inTurn(async () => {
          // The file was read again, and the person agreed to lose what was done.
          await letGo('discard');
          current = { header, entries, file: null };
          // A sheet that ended, or is being read again already, refuses it.
          await restore(current).catch((error: unknown) => {
            if (!(error instanceof SheetRequestError)) throw error;
          });
          await write();
        });
      },
      hasFailed: () => hasFailed || current?.isNewer === true,
      discardEarlier: () => {
        inTurn(async () => {
          if (earlierKey !== null && !taken.has(earlierKey)) await folder.remove(earlierKey);
          earlierKey = null;
        });
      },
      end: (how) => {
        inTurn(async () => {
          await write().catch(fail);
          await letGo(how);
        });
      },
    };
  };

  return {
    follow,
    optionsOf: async (path) => {
      await work;
      const [last] = await folder.ofFile(path).catch(() => []);
      return last?.header.options ?? {};
    },
    settled: async () => {
      await work;
    },
  };
}
