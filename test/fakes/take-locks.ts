import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { takeOwnerLock } from '../../electron/storage/owner-lock';

/**
 * A process that takes and releases a lock repeatedly, and prints how often it lost the lock. Arguments: the folder, the number of times.
 */
const [folder = '', count = ''] = process.argv.slice(2);
let lost = 0;
for (let round = 0; round < Number(count); round += 1) {
  const lock = takeOwnerLock(folder);
  // Gives the other processes time to interfere: each question opens a file.
  for (let asked = 0; asked < 3; asked += 1) lock.isHeld('nobody');
  if (!existsSync(join(folder, lock.id))) lost += 1;
  lock.release();
}
process.stdout.write(String(lost));
