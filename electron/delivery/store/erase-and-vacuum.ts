import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type { Connection } from './database';

/**
 * Does a deletion, and marks the database to be rewritten without the deleted data. `secure_delete` alone is not enough: if a page was
 * split, a copy of its rows stays in the free space of the old half. The mark is a file beside the database that stays until the rewriting
 * is done. If there was no room, somebody was reading, or the process ended in between, it is done after the next deletion or at the next
 * start.
 *
 * @param deletion returns whether there was anything to delete
 */
export async function notingTraces(database: Connection, deletion: () => Promise<boolean>): Promise<void> {
  const mark = markOf(fileOf(database));
  const isNeeded = mark === null || existsSync(mark);
  if (mark !== null) write(mark);
  const hasDeleted = await deletion();
  if (!isNeeded && !hasDeleted) rmSync(mark, { force: true });
}

/** If it cannot be written, the deletion is no worse than without it. */
function write(mark: string): void {
  try {
    writeFileSync(mark, '');
  } catch {
    // The database matters, and it reports a full disk itself.
  }
}

/** Whether a database must be rewritten to remove traces of deleted data. */
export function hasTraces(databasePath: string): boolean {
  const mark = markOf(databasePath);
  return mark !== null && existsSync(mark);
}

/** Rewrites the database and truncates its log. Takes time in proportion to its size, and others cannot write meanwhile. */
export function eraseAndVacuum(database: Connection): void {
  const mark = markOf(fileOf(database));
  try {
    database.exec('VACUUM');
    const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
    if (busy === 0 && mark !== null) rmSync(mark, { force: true });
  } catch {
    // There is no room for the copy, or another process keeps writing.
  }
}

/** Empty for a database in memory. */
function fileOf(database: Connection): string {
  return (database.prepare('PRAGMA database_list').get() as { file: string }).file;
}

function markOf(file: string): string | null {
  return file === '' ? null : `${file}-traces`;
}
