import { existsSync } from 'node:fs';
import { setAside } from '../storage/set-aside';
import { storageProblem } from '../storage/storage-problem';
import { startPracticeShop, type PracticeShop } from './practice-shop';

/**
 * Starts the practice shop. A database of its that cannot be used is put aside and begun anew: what somebody has practised with must never
 * keep real shops from being served.
 *
 * @param files.setAside hears of the name under which it was put aside
 */
export async function startPracticeOrAnew(
  options: Parameters<typeof startPracticeShop>[0],
  files: { now: () => Date; setAside: (name: string) => void },
): Promise<PracticeShop> {
  try {
    return await startPracticeShop(options);
  } catch (error) {
    const problem = storageProblem(error);
    const isSpoilt = problem === 'damaged' || (problem === 'other' && existsSync(options.databasePath));
    if (!isSpoilt) throw error;
    files.setAside(setAside(options.databasePath, files.now()));
    return startPracticeShop(options);
  }
}
