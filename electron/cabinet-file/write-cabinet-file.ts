import type { SavedCabinetFile } from '../../shared/sheet/protocol';
import { writeFromSheet } from '../sending/save-sheet';
import type { SheetHost } from '../sheet/host/host';

/**
 * Writes the ready rows of a complete sheet into a file for the import of Aplaut's cabinet: in the format that the path
 * names. The file appears only when it is complete; null if the work was cancelled. Throws as {@link writeFromSheet} does.
 *
 * @param what.otherwise the format if the path names none
 * @param what.onlyChanges only rows that change something in the shop, by the list that the sheet has
 */
export function writeCabinetFile(
  host: Pick<SheetHost, 'request'>,
  what: { sheetPath: string; path: string; otherwise?: 'csv' | 'xlsx'; onlyChanges: boolean },
): Promise<SavedCabinetFile | null> {
  const { path, otherwise = 'xlsx', onlyChanges } = what;
  const format = /\.csv$/i.test(path) ? 'csv' : /\.xlsx$/i.test(path) ? 'xlsx' : otherwise;
  return writeFromSheet(what.sheetPath, path, (unfinished) =>
    host.request('save-cabinet-file', { path: unfinished, format, onlyChanges }),
  );
}
