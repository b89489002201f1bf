import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type { Connection } from './database';

/**
 * Does a deletion and rewrites the database without what was deleted. `secure_delete` alone is not enough: where a page was split, a copy of
 * its rows stays in the free space of the old half. The log beside the database is cut too. A file beside the database says that this is
 * to be done until it is: where there was no room for it, somebody was reading, or the process came to its end in between, the next
 * deletion or start does it.
 *
 * @param hasDeleted whether there was anything to delete, where that is not certain
 */
export function leavingNoTrace<T>(
  database: Connection,
  deletion: () => T,
  hasDeleted: (result: T) => boolean = () => true,
): T {
  const mark = markOf(database);
  if (mark === null) return deletion();
  let isNeeded = existsSync(mark);
  write(mark);
  try {
    const result = deletion();
    isNeeded ||= hasDeleted(result);
    return result;
  } finally {
    if (isNeeded) rewrite(database, mark);
    else rmSync(mark, { force: true });
  }
}

/** Where that cannot be written the deletion is no worse than without it. */
function write(mark: string): void {
  try {
    writeFileSync(mark, '');
  } catch {
    // The database is what counts, and it says for itself that there is no room.
  }
}

/** Rewrites the database where that is still to be done. */
export function leaveNoOldTrace(database: Connection): void {
  const mark = markOf(database);
  if (mark !== null && existsSync(mark)) rewrite(database, mark);
}

/** Null for a database that is in memory alone. */
function markOf(database: Connection): string | null {
  const { file } = database.prepare('PRAGMA database_list').get() as { file: string };
  return file === '' ? null : `${file}-traces`;
}

function rewrite(database: Connection, mark: string): void {
  try {
    database.exec('VACUUM');
    const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
    if (busy === 0) rmSync(mark, { force: true });
  } catch {
    // No room for the copy, or another process is writing for long.
  }
}
