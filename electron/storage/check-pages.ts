import type Database from 'libsql';

/**
 * Reads through the whole database: a damaged page that is met only later can be put aside no more, and is met at every start. It takes half a
 * second for a gigabyte, which is what a delivery of several hundred thousand rows keeps while it runs.
 */
export function checkPages(database: Database.Database): void {
  const { quick_check: found } = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (found !== 'ok') throw Object.assign(new Error(found), { code: 'SQLITE_CORRUPT' });
}
