import type { SavedCabinetFile } from '../../shared/sheet/protocol';
import { writeFromSheet } from '../sending/save-sheet';
import type { SheetHost } from '../sheet/host/host';

/**
 * Writes the ready rows of a complete sheet into a file for the import of Aplaut's cabinet: in the format that the path
 * names. The file appears only when it is complete; null if the work was cancelled. Throws as {@link writeFromSheet} does.
 *
 * @param what.otherwise the format if the path names none
 * @param what.signal cancels the work
 * @param what.onlyChanges only rows that change something in the shop, by the list that the sheet has
 */
export function writeCabinetFile(
  host: Pick<SheetHost, 'request'>,
  what: { sheetPath: string; path: string; otherwise?: 'csv' | 'xlsx'; onlyChanges: boolean; signal?: AbortSignal },
): Promise<SavedCabinetFile | null> {
  const { path, otherwise = 'xlsx', onlyChanges, signal } = what;
  const format = /\.csv$/i.test(path) ? 'csv' : /\.xlsx$/i.test(path) ? 'xlsx' : otherwise;
  return writeFromSheet(what.sheetPath, path, async (unfinished) => {
    // Work that has not begun could not be cancelled.
    if (signal?.aborted === true) return null;
    const cancel = (): void => void host.request('cancel-work', {}).catch(() => undefined);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await host.request('save-cabinet-file', { path: unfinished, format, onlyChanges });
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  });
}
