import { join } from 'node:path';
import { AppError } from '../../errors/app-error';
import type { Translate } from '../../i18n/translate';
import { ownersOf, takeOwnerLock, type OwnerLock } from '../../storage/owner-lock';
import { prepareUserData } from '../../storage/user-data';
import { isToBeWiped } from '../../wipe/wipe-mark';
import { openSavedShops, type SavedShops } from './saved-shops';

/** A user-data folder that this process uses. Its databases are not open yet. */
export interface OpenedUserData extends SavedShops {
  databasePath: string;
  /** Says to other processes that this one uses the folder. */
  owner: OwnerLock;
  /** Tells the address of the running practice shop. */
  practiceRunsAt: (baseUrl: string) => void;
}

/**
 * Opens the folder as far as the window's first answers need it.
 *
 * @param speak the language to use instead of the settings' one
 * @throws AppError `data-being-wiped`, or because nothing can be stored in the folder
 */
export function openUserData(userData: string, speak?: () => Translate): OpenedUserData {
  prepareUserData(userData);
  const databasePath = join(userData, 'deliveries.db');
  // Before anything is opened: who wipes the data looks for locks after leaving the mark, and who opens it looks for the mark after locking.
  const owner = takeOwnerLock(ownersOf(databasePath));
  if (isToBeWiped(userData)) {
    owner.release();
    throw new AppError('data-being-wiped');
  }
  let practiceBaseUrl: string | null = null;
  return {
    ...openSavedShops(userData, { practiceBaseUrl: () => practiceBaseUrl, ...(speak && { speak }) }),
    databasePath,
    owner,
    practiceRunsAt: (baseUrl) => {
      practiceBaseUrl = baseUrl;
    },
  };
}
