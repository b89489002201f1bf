import { join } from 'node:path';
import type { WebContents } from 'electron';
import { openDraftFolder } from '../drafts/draft-folder';
import { createSheetDrafts, type SheetDrafts } from '../drafts/sheet-drafts';
import { sendPortToPage, sendToPage } from '../ipc/register';
import { createPastedTables, type PastedTables } from '../pasted/pasted-tables';
import type { LeaveQuestions } from '../sending/leave-questions';
import { createOpenSheet, type OpenSheet } from '../sending/open-sheet';
import type { Log } from '../settings/log';
import type { SettingsStore } from '../settings/settings-store';
import { openSheetHost } from '../sheet/host/host';

/** The sheet that the window shows, with its draft on disk and the tables that were pasted. */
export interface SheetOfWindow {
  openSheet: OpenSheet;
  drafts: SheetDrafts;
  pasted: PastedTables;
  /** Removes pasted tables that neither a sheet nor a draft needs. */
  tidyPasted: () => Promise<void>;
}

export function openSheetOfWindow(options: {
  userData: string;
  processPath: string;
  log: Log;
  questions: LeaveQuestions;
  settings: SettingsStore;
  /** Of the chosen shop. */
  timeZone: () => string;
  page: () => WebContents | undefined;
  /** Called with the path of a file that was opened and read. */
  onRead: (path: string) => void;
  onDraftSent: (...sent: Parameters<Parameters<typeof createSheetDrafts>[1]['onSent']>) => Promise<void>;
  /** Called before the page is told anything of the sheet. */
  onTold: () => void;
}): SheetOfWindow {
  const { log, page, settings, userData } = options;
  const draftFolder = openDraftFolder(join(userData, 'drafts'), () => new Date());
  draftFolder.removeOld().catch((error: unknown) => log.error('drafts', error));
  const drafts = createSheetDrafts(draftFolder, {
    onRestored: (restored) => sendToPage(page(), 'draft-restored', restored),
    onNewer: (newer) => sendToPage(page(), 'draft-newer', newer),
    onSent: (...sent) => void options.onDraftSent(...sent).catch((error: unknown) => log.error('drafts', error)),
    onFailed: (failed) => sendToPage(page(), 'draft-failed', failed),
  });
  const openSheet = createOpenSheet({
    drafts,
    startHost: (handlers) => openSheetHost({ entryPath: options.processPath, ...handlers }),
    questions: options.questions,
    onRead: options.onRead,
    onEnded: () => void tidyPasted(),
    timeZone: options.timeZone,
    send: (event, value) => {
      options.onTold();
      sendToPage(page(), event, value);
    },
    sendPort: (sheetId, port) => sendPortToPage(page(), sheetId, port),
  });
  const pasted = createPastedTables(join(userData, 'pasted'), {
    isOpen: (path) => openSheet.isOpen(path),
    hasDraft: async (path) => {
      await drafts.settled();
      return draftFolder.hasAny(path);
    },
    onKept: (path) => settings.keepRecentFile(path),
    onRemoved: (path) => settings.forgetRecentFile(path),
  });
  const tidyPasted = () => pasted.tidy().catch((error: unknown) => log.error('pasted', error));
  // After a crash.
  void tidyPasted();
  return { openSheet, drafts, pasted, tidyPasted };
}
