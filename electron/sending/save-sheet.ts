import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Language } from '../../shared/ipc/look';
import type { SavedTable } from '../../shared/sheet/protocol';
import { SheetRequestError } from '../../shared/sheet/request-channel';
import { openReport } from '../delivery/report/report-file';
import { AppError } from '../errors/app-error';
import { csvDelimiter } from '../i18n/csv-delimiter';
import type { Translate } from '../i18n/translate';
import type { OpenSheet } from './open-sheet';
import { suggestedName } from './suggested-name';

/**
 * Asks for a place and saves the open sheet there, with its edits and all of its rows; null if the person cancelled. The file appears only
 * when it is complete. Throws `still-reading`, `file-is-open`, `file-not-writable`, `workbook-too-large`.
 */
export async function saveSheet(options: {
  openSheet: Pick<OpenSheet, 'current'>;
  /** Undefined if the person cancelled. */
  choosePath: (suggestedName: string) => Promise<string | undefined>;
  language: Language;
  t: Translate;
}): Promise<SavedTable | null> {
  const { path, host } = options.openSheet.current();
  const state = await host.request('get-state', {});
  if (state?.complete !== true) throw new AppError('still-reading');
  const chosen = await options.choosePath(suggestedName(basename(path), options.t('saveAs.suffix')));
  if (chosen === undefined) return null;
  const delimiter = state.file.delimiter ?? csvDelimiter(options.language);
  const format = /\.csv$/i.test(chosen) ? 'csv' : 'xlsx';
  return writeFromSheet(path, chosen, (unfinished) =>
    host.request('save-table', { path: unfinished, format, delimiter }),
  );
}

/**
 * Writes a file that the sheet process makes. It appears only when it is complete; null if the work was cancelled. Throws `file-is-open`,
 * `file-not-writable`, `workbook-too-large`.
 *
 * @param sheetPath of the sheet's own file, which is never replaced
 * @param write has the sheet process write into an empty file; null if it gave up
 */
export async function writeFromSheet<Saved>(
  sheetPath: string,
  path: string,
  write: (unfinishedPath: string) => Promise<Saved | null>,
): Promise<Saved | null> {
  if (await isSameFile(path, sheetPath)) throw new AppError('file-is-open');
  try {
    const file = await openReport(path);
    try {
      const saved = await write(file.unfinishedPath);
      await (saved === null ? file.discard() : file.commit());
      return saved;
    } catch (error) {
      await file.discard();
      throw error;
    }
  } catch (error) {
    if (error instanceof SheetRequestError && error.refusal === 'cancelled') return null;
    const code = (error as NodeJS.ErrnoException).code ?? /^E[A-Z]+/.exec((error as Error).message)?.[0];
    if (code === undefined) throw error;
    throw new AppError(code === 'EFBIG' ? 'workbook-too-large' : 'file-not-writable', code);
  }
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  try {
    const [first, second] = [await stat(one, { bigint: true }), await stat(other, { bigint: true })];
    return first.ino === second.ino && first.dev === second.dev;
  } catch {
    return false;
  }
}
