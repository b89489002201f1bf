import type { Connection } from './database';

/**
 * Rewrites the database without what was deleted. `secure_delete` alone is not enough: where a page was split, a copy of its rows
 * stays in the free space of the old half. The log beside the database is cut too.
 */
export function leaveNoTrace(database: Connection): void {
  try {
    database.exec('VACUUM');
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // No room for the copy, or another process is writing for long: the next delivery that ends brings this to its end too.
  }
}
