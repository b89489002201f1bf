import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LeaveQuestions } from '../sending/leave-questions';
import type { OpenSheet } from '../sending/open-sheet';
import type { SettingsStore } from '../settings/settings-store';
import type { CabinetFileMade } from '../../shared/ipc/contract';
import type { SavedTable } from '../../shared/sheet/protocol';
import { AppError } from '../errors/app-error';
import type { IpcHandlers } from './answer-requests';

type SheetChannels =
  | 'sheet-choose-file'
  | 'sheet-open-path'
  | 'sheet-open-try'
  | 'sheet-paste'
  | 'sheet-reopen-recent'
  | 'sheet-open-refused'
  | 'sheet-close'
  | 'sheet-cancel-opening'
  | 'sheet-leave-answer'
  | 'forms-changed'
  | 'sheet-save-sample'
  | 'sheet-save-as'
  | 'sheet-save-cabinet-file'
  | 'sheet-discard-earlier-draft';

/** Ways to open a sheet. The page can name a path only through the preload, which takes it from a dropped file. */
export function sheetHandlers(options: {
  openSheet: OpenSheet;
  questions: Pick<LeaveQuestions, 'answer' | 'noteForms'>;
  settings: SettingsStore;
  /** The sample with a few faults, in the person's language. */
  tryPath: () => string;
  /** Stores the table in the clipboard, and opens it. Throws an `AppError` if there is none. */
  openPasted: (open: (path: string) => Promise<void>) => Promise<void>;
  /** Asks for a file to read; undefined if the person cancelled the dialog. */
  chooseFile: () => Promise<string | undefined>;
  /** Asks where to save the sample and writes it there; false if the person cancelled the dialog. */
  saveSample: (format: 'csv' | 'xlsx') => Promise<boolean>;
  /** Asks where to save the open sheet and saves it there; null if the person cancelled. */
  saveSheet: () => Promise<SavedTable | null>;
  /** The same for the file that Aplaut's cabinet imports. */
  saveCabinetFile: (wish: {
    format: 'csv' | 'xlsx';
    onlyChanges: boolean;
    shopId: string | null;
  }) => Promise<CabinetFileMade | null>;
}): Pick<IpcHandlers, SheetChannels> {
  const { openSheet, settings } = options;
  /** Answered at once. The result comes as events. */
  const open = (path: string): undefined => void openSheet.open(path);
  return {
    'sheet-choose-file': async () => {
      const path = await options.chooseFile();
      if (path !== undefined) open(path);
      return path !== undefined;
    },
    'sheet-open-path': ({ path }) => open(path),
    'sheet-open-try': () => {
      const path = options.tryPath();
      open(path);
      return basename(path);
    },
    'sheet-paste': async () => {
      // Answered when the table is stored. What becomes of the sheet, events tell.
      await new Promise<void>((resolve, reject) => {
        options
          .openPasted((path) => {
            resolve();
            return openSheet.open(path);
          })
          .catch(reject);
      });
      return undefined;
    },
    'sheet-reopen-recent': async ({ id }) => {
      const path = settings.recentPath(id);
      const there =
        path !== undefined &&
        (await stat(path).then(
          () => true,
          () => false,
        ));
      if (!there) throw new AppError('file-gone');
      open(path);
      return undefined;
    },
    'sheet-open-refused': ({ sheetName }) => {
      void openSheet.openRefused(sheetName);
      return undefined;
    },
    'sheet-close': async () => {
      await openSheet.leave();
      return undefined;
    },
    'sheet-cancel-opening': () => {
      openSheet.cancelOpening();
      return undefined;
    },
    'sheet-leave-answer': ({ id, answer }) => {
      options.questions.answer(id, answer);
      return undefined;
    },
    'forms-changed': ({ isChanged }) => {
      options.questions.noteForms(isChanged);
      return undefined;
    },
    'sheet-save-sample': ({ format }) => options.saveSample(format),
    'sheet-save-as': () => options.saveSheet(),
    'sheet-save-cabinet-file': (wish) => options.saveCabinetFile(wish),
    'sheet-discard-earlier-draft': () => {
      openSheet.discardEarlierDraft();
      return undefined;
    },
  };
}
