import { isOver } from '../../shared/delivery/state';
import { AppError } from '../errors/app-error';
import type { WriteLock } from '../storage/write-lock';
import type { Background } from './background/background';
import type { LiveDeliveries } from './live-deliveries';
import type { PreviousValues } from './store/previous-values';
import type { Deletions } from './store/deletions';
import type { FailedContents } from './store/failed-contents';
import { hasTraces } from './store/erase-and-vacuum';

/** Removes data that is no longer needed. */
export interface Housekeeping {
  /** Deletes a delivery. Throws `delivery-not-allowed` while it runs. */
  remove(id: string): Promise<void>;
  /** Forgets the consumers' previous values. Throws `delivery-not-allowed` while the delivery may still be resumed. */
  forgetPrevious(id: string): Promise<void>;
  /**
   * Wipes the contents of failed rows, and the values of `kept` ones, for deliveries that ended before this moment (ISO 8601 UTC). Those
   * rows can then not be sent again; their outcomes stay.
   *
   * @returns the number of such deliveries
   */
  wipeFailed(endedBy: string): Promise<number>;
  /** Resolves when nobody else holds the database's write lock. Await it before a write, which would otherwise block the whole process. */
  undisturbed(): Promise<void>;
}

export function createHousekeeping(options: {
  databasePath: string;
  live: LiveDeliveries;
  background: Background;
  deletions: Deletions;
  previousValues: PreviousValues;
  failedContents: FailedContents;
  lock: WriteLock;
  now: () => Date;
  onRemoved: (id: string) => void;
  onUnexpected: (error: unknown) => void;
}): Housekeeping & { tidy: () => Promise<void>; tidied: () => Promise<void> } {
  const { live, background, deletions } = options;
  const { store, owner } = live;
  let tidied: Promise<void> = Promise.resolve();
  /**
   * Removes what ended deliveries leave behind, then rewrites the database if anything was deleted. Skipped while any process is sending,
   * since that process could not write meanwhile.
   */
  const tidy = (): Promise<void> => {
    tidied = tidied
      .then(async () => {
        await deletions.removeLeft((of) => of === owner.id || owner.isHeld(of));
        await deletions.wipeEnded();
        const isWanted = hasTraces(options.databasePath) && store.listRunning().length === 0;
        if (isWanted) await background.run('erase-and-vacuum', {});
      })
      .catch(options.onUnexpected);
    return tidied;
  };
  const undisturbed = async (): Promise<void> => {
    await tidied;
    await options.lock.free();
  };
  return {
    tidy,
    /** Resolves when the clean-up so far is done. */
    tidied: () => tidied,
    undisturbed,
    remove: async (id) => {
      await undisturbed();
      live.pauseAbandoned();
      if (live.record(id).state.status === 'running')
        throw new AppError(live.running.has(id) ? 'delivery-not-allowed' : 'delivery-elsewhere', 'remove');
      const removed = deletions.remove(id, owner.id);
      live.forgetUnwritten(id);
      options.onRemoved(id);
      await removed;
      void tidy();
    },
    forgetPrevious: async (id) => {
      const { state } = live.record(id);
      if (!isOver(state)) throw new AppError('delivery-not-allowed', state.status);
      await tidied;
      await options.previousValues.forget(id);
      await tidy();
    },
    wipeFailed: async (endedBy) => {
      await tidied;
      const wiped = await options.failedContents.wipe(endedBy, options.now().toISOString());
      await tidy();
      return wiped;
    },
  };
}
