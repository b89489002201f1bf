import { basename } from 'node:path';
import { blocksSending } from '../../shared/consumer/columns/check-layout';
import type { CabinetFileMade } from '../../shared/ipc/contract';
import { AppError } from '../errors/app-error';
import type { Translate } from '../i18n/translate';
import type { OpenSheet } from '../sending/open-sheet';
import { suggestedName } from '../sending/suggested-name';
import { writeCabinetFile } from './write-cabinet-file';

/**
 * Asks for a place and saves the ready rows of the open sheet there, for the import of Aplaut's cabinet; null if the person cancelled.
 * Throws `still-reading`, `layout-incomplete`, and as `writeFromSheet` does.
 */
export async function saveCabinetFile(options: {
  openSheet: Pick<OpenSheet, 'current'>;
  /** Undefined if the person cancelled. */
  choosePath: (suggestedName: string, format: 'csv' | 'xlsx') => Promise<string | undefined>;
  format: 'csv' | 'xlsx';
  t: Translate;
}): Promise<CabinetFileMade | null> {
  const { format } = options;
  const { path, host } = options.openSheet.current();
  const state = await host.request('get-state', {});
  if (state?.complete !== true) throw new AppError('still-reading');
  if (state.missing.length > 0 || state.layoutProblems.some(blocksSending)) throw new AppError('layout-incomplete');
  const name = suggestedName(basename(path), options.t('cabinetFile.suffix'));
  const chosen = await options.choosePath(`${name}.${format}`, format);
  if (chosen === undefined) return null;
  const saved = await writeCabinetFile(host, {
    ...{ sheetPath: path, path: chosen, otherwise: format },
    onlyChanges: false,
  });
  return saved === null ? null : { ...saved, fileName: basename(chosen) };
}
