import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors/app-error';
import { ownersOf, takeOwnerLock } from '../storage/owner-lock';
import { isOwnFile } from './own-files';
import { isToBeWiped, markForWiping, removeWipingMark } from './wipe-mark';

/** How often a start looks whether a command that has seen the mark is gone. */
const LOOKS = 30;

/** Wipes everything that the program has stored, at the person's wish. */
export interface WipeAll {
  /** Throws `data-being-sent` or `data-in-use` if it would be refused now. */
  check(): void;
  /** Closes everything and starts the program again, which then wipes the data before it opens any. Throws as `check` does. */
  begin(): Promise<void>;
}

export function createWipeAll(options: {
  userData: string;
  /** Whether this process is sending, or will go on with it. */
  isSending: () => boolean;
  isUsedByOthers: () => boolean;
  /** Closes all that writes into the folder. */
  close: () => Promise<void>;
  startAgain: () => void;
}): WipeAll {
  const { userData } = options;
  const check = (): void => {
    if (options.isSending()) throw new AppError('data-being-sent');
    if (options.isUsedByOthers()) throw new AppError('data-in-use');
  };
  return {
    check,
    begin: async () => {
      markForWiping(userData);
      try {
        // After the mark: whoever has its lock by now may not have seen it.
        check();
      } catch (error) {
        removeWipingMark(userData);
        throw error;
      }
      await options.close().catch(() => undefined);
      options.startAgain();
    },
  };
}

/**
 * Wipes the data if the person wanted it, before anything of it is opened. If the program ends in between, the next start goes on with it.
 *
 * @param wait a moment, before another look
 * @throws AppError `data-in-use` if another process still uses the data
 */
export async function wipeIfWanted(userData: string, wait: () => Promise<void>): Promise<void> {
  if (!isToBeWiped(userData)) return;
  await untilUnused(join(userData, 'deliveries.db'), wait);
  for (const name of readdirSync(userData))
    if (isOwnFile(name)) rmSync(join(userData, name), { recursive: true, force: true, maxRetries: 5 });
  removeWipingMark(userData);
}

async function untilUnused(databasePath: string, wait: () => Promise<void>): Promise<void> {
  const owner = takeOwnerLock(ownersOf(databasePath));
  try {
    for (let look = 1; owner.hasOthers(); look += 1) {
      if (look === LOOKS) throw new AppError('data-in-use');
      await wait();
    }
  } finally {
    owner.release();
  }
}
