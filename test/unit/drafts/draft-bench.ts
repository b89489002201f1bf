import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DRAFT_VERSION } from '../../../electron/drafts/draft-header';
import { openDraftFolder } from '../../../electron/drafts/draft-folder';
import { createSheetDrafts, type SheetDraft, type SheetDrafts } from '../../../electron/drafts/sheet-drafts';
import type { DraftNotice } from '../../../shared/ipc/contract';
import type { ReadingOptions, SheetState } from '../../../shared/sheet/sheet-state';
import { sheetInProcess } from '../../fakes/sheet-in-process';
import { temporaryFolder } from '../../fakes/temporary-folder';

/** A folder with a file and with drafts, in which the program can be started again and again. */
export function draftBench(rows: readonly string[]) {
  const { path, remove } = temporaryFolder();
  const file = join(path, 'клиенты.csv');
  const write = (lines: readonly string[], header = 'external_id,email,name,phone,created_at') =>
    writeFileSync(file, [header, ...lines, ''].join('\n'));
  write(rows);
  let now = new Date();
  const drafts = join(path, 'data', 'drafts');
  let version = DRAFT_VERSION;
  const folderNow = () => openDraftFolder(drafts, () => now, version);
  const starts: { draft: SheetDraft; settled: () => Promise<void> }[] = [];

  /**
   * Starts the program and opens the file. A program that is not ended leaves the disk as if it was killed.
   *
   * @param running opens the file in a program that runs already
   */
  const start = async (options: ReadingOptions = {}, running?: SheetDrafts) => {
    const restored: Omit<DraftNotice, 'sheetId'>[] = [];
    const failed: string[] = [];
    const newer: string[] = [];
    const all =
      running ??
      createSheetDrafts(folderNow(), {
        onRestored: ({ sheetId: _, ...notice }) => restored.push(notice),
        onNewer: ({ sheetId }) => newer.push(sheetId),
        onSent: () => undefined,
        onFailed: ({ code }) => failed.push(code),
      });
    const { request } = sheetInProcess((event) => draft.take(event));
    const draft = all.follow({ sheetId: 'a', path: file, request });
    const chosen = { ...(await all.optionsOf(file)), ...options };
    await request('open', {
      ...{ path: file, options: chosen, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null },
      drafts: true,
    });
    await all.settled();
    starts.push({ draft, settled: () => all.settled() });
    const state = async (): Promise<SheetState> => (await request('get-state', {}))!;
    /** Everything a person sees of the sheet, whatever its view. */
    const look = async () => {
      await request('set-view', { only: 'all', outcome: null, issue: null, search: '' });
      const { rules, counts, issuesByCode, columns, canUndo, undone, unsent } = await state();
      const window = await request('get-window', { start: 0, count: 200 });
      return { rules, counts, issuesByCode, columns, canUndo, undone, unsent, rows: window.rows };
    };
    return { all, request, draft, restored, failed, newer, state, look, settled: () => all.settled() };
  };
  const end = async () => {
    for (const { draft, settled } of starts) {
      draft.end('keep');
      await settled();
    }
    remove();
  };
  return {
    ...{ file, drafts, write, start, end },
    folder: folderNow(),
    setNow: (to: Date) => (now = to),
    /** From now on, the program that is started writes drafts in this version. */
    setVersion: (to: number) => (version = to),
  };
}
