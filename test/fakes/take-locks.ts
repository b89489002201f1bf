import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { takeOwnerLock } from '../../electron/delivery/store/owner-lock';

/** A process that takes a lock and gives it back, over and over, and tells on stdout how many it lost. Arguments: the folder, how often. */
const [folder = '', count = ''] = process.argv.slice(2);
let lost = 0;
for (let round = 0; round < Number(count); round += 1) {
  const lock = takeOwnerLock(folder);
  // Time for the others to do harm: each question opens a file.
  for (let asked = 0; asked < 3; asked += 1) lock.isHeld('nobody');
  if (!existsSync(join(folder, lock.id))) lost += 1;
  lock.release();
}
process.stdout.write(String(lost));
