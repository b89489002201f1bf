import type Database from 'libsql';

/**
 * Reads the whole database: a damaged page found only later could not be moved aside and would fail every start. Takes half a second per
 * gigabyte, which is what a running delivery of several hundred thousand rows stores.
 */
export function checkPages(database: Database.Database): void {
  const { quick_check: found } = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (found !== 'ok') throw Object.assign(new Error(found), { code: 'SQLITE_CORRUPT' });
}
