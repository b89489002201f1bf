import { fileProblemOf } from '../../electron/sheet/source/file-problem-error';
import { openSheetFile } from '../../electron/sheet/readers/open-sheet-file';
import { createSheetServer } from '../../electron/sheet/sheet-server';
import { checkTable } from './check-table';

/**
 * Opens a file with the real readers, reads all of it and checks every cell.
 *
 * @returns `table`, or the code of the problem that a person would see
 * @throws Error on any other result
 */
export async function checkFile(path: string): Promise<string> {
  try {
    const reading = await openSheetFile(path, {});
    try {
      checkTable(reading.head.table);
      let done = 0;
      const { table } = await reading.readAll({
        signal: new AbortController().signal,
        onProgress: (share) => {
          if (!(share >= done && share <= 1)) throw new Error(`progress went from ${done} to ${share}`);
          done = share;
        },
      });
      checkTable(table);
      return 'table';
    } finally {
      await reading.close();
    }
  } catch (error) {
    const problem = fileProblemOf(error);
    if (problem === null) throw error;
    return problem.code;
  }
}

/** The same in the way of the sheet process, including the checks of every row. */
export async function checkAsSheet(path: string): Promise<void> {
  const serve = createSheetServer(() => undefined);
  const payload = { path, options: {}, timeZone: 'Europe/Moscow', mode: 'upsert', layout: null };
  const opened = await serve('main', { id: 1, name: 'open', payload });
  if (opened.kind !== 'answer' || opened.ok) return;
  if (opened.problem === null) throw new Error(`the sheet process could not open it: ${opened.message}`);
}
