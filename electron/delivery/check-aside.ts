import { statSync } from 'node:fs';
import { createBackground } from './background/background';

/** Of a database that is checked in less than 50 ms: some 100,000 rows of deliveries. */
export const CHECKED_AT_ONCE_BYTES = 16 * 1024 * 1024;

/**
 * Checks the pages of a large database in a thread, before main opens it: checking reads the whole file.
 *
 * @param options.workerPath the built `delivery-worker.cjs`
 * @returns whether they were checked and are right. Otherwise the opening checks them: the database is small, or has to be set aside.
 */
export async function isCheckedAside(options: { databasePath: string; workerPath: string }): Promise<boolean> {
  const { size } = statSync(options.databasePath, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size <= CHECKED_AT_ONCE_BYTES) return false;
  try {
    await createBackground(options).run('check-pages', {});
    return true;
  } catch {
    return false;
  }
}
