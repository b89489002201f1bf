import { existsSync } from 'node:fs';
import { setAside } from '../storage/set-aside';
import { storageProblem } from '../storage/storage-problem';
import type { PracticeShop, startPracticeShop } from './practice-shop';

/** Starts the practice shop that belongs to a user-data folder. */
export type StartPractice<Practice extends PracticeShop | null> = (
  ...options: Parameters<typeof startPracticeOrAnew>
) => Promise<Practice>;

/**
 * Starts the practice shop. If its database cannot be used, it is set aside and a new one created, since practice data must never get in
 * the way of real shops.
 *
 * @param files.setAside called with the name of the database that was set aside
 */
export async function startPracticeOrAnew(
  options: Parameters<typeof startPracticeShop>[0],
  files: { now: () => Date; setAside: (name: string) => void },
): Promise<PracticeShop> {
  // Its server is nearly half of the code that main loads, so that a command without it starts earlier.
  const { startPracticeShop: start } = await import('./practice-shop');
  try {
    return await start(options);
  } catch (error) {
    const problem = storageProblem(error);
    const isSpoilt = problem === 'damaged' || (problem === 'other' && existsSync(options.databasePath));
    if (!isSpoilt) throw error;
    files.setAside(setAside(options.databasePath, files.now()));
    return start(options);
  }
}
