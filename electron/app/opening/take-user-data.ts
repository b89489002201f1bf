import { join } from 'node:path';
import { AppError } from '../../errors/app-error';
import { ownersOf, takeOwnerLock, type OwnerLock } from '../../storage/owner-lock';
import { prepareUserData } from '../../storage/user-data';
import { isToBeWiped } from '../../wipe/wipe-mark';

/** A user-data folder whose databases this process may open. */
export interface TakenUserData {
  databasePath: string;
  /** Says to other processes that this one uses the folder. */
  owner: OwnerLock;
}

/**
 * Takes the folder for this process. A command does that before it reads anything in it. The window may read its files before, since data is
 * only ever wiped at the start of a window, and there is one.
 *
 * @throws AppError `data-being-wiped`, or because nothing can be stored in the folder
 */
export function takeUserData(userData: string): TakenUserData {
  prepareUserData(userData);
  const databasePath = join(userData, 'deliveries.db');
  // Who wipes the data looks for locks after leaving the mark, and who opens it looks for the mark after locking.
  const owner = takeOwnerLock(ownersOf(databasePath));
  if (isToBeWiped(userData)) {
    owner.release();
    throw new AppError('data-being-wiped');
  }
  return { databasePath, owner };
}
