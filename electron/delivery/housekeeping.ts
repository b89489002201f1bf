import { isOver } from '../../shared/delivery/state';
import { AppError } from '../errors/app-error';
import type { Background } from './background/background';
import type { LiveDeliveries } from './live-deliveries';
import type { BeforeValues } from './store/before-values';
import type { Deletions } from './store/deletions';
import type { FailedContents } from './store/failed-contents';
import { hasTraces } from './store/erase-and-vacuum';

/** Takes from the disk what need not be there any more. */
export interface Housekeeping {
  /** Throws `delivery-not-allowed` while it runs. */
  remove(id: string): Promise<void>;
  /** Forgets what the consumers were before. Throws `delivery-not-allowed` while the delivery may still go on. */
  forgetBefore(id: string): Promise<void>;
  /**
   * Wipes what was sent of the failed rows of deliveries that ended up to this moment (ISO 8601 UTC), and the values of `kept` ones: they
   * cannot be sent again then, their outcomes stay. Gives the number of such deliveries.
   */
  wipeFailed(endedBy: string): Promise<number>;
  /**
   * Resolves when nothing keeps the database from being written: whoever waits for this before a change does not stand still with
   * all of this process.
   */
  undisturbed(): Promise<void>;
}

export function createHousekeeping(options: {
  databasePath: string;
  live: LiveDeliveries;
  background: Background;
  deletions: Deletions;
  before: BeforeValues;
  failedContents: FailedContents;
  now: () => Date;
  onRemoved: (id: string) => void;
  onUnexpected: (error: unknown) => void;
}): Housekeeping & { tidy: () => Promise<void> } {
  const { live, background, deletions } = options;
  const { store, owner } = live;
  let tidied: Promise<void> = Promise.resolve();
  /**
   * Takes from the disk what is over or was left, and then rewrites the database where something was deleted; not while anybody sends,
   * who could not write meanwhile.
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
  return {
    tidy,
    undisturbed: () => tidied,
    remove: async (id) => {
      await tidied;
      live.pauseAbandoned();
      if (live.record(id).state.status === 'running')
        throw new AppError(live.running.has(id) ? 'delivery-not-allowed' : 'delivery-elsewhere', 'remove');
      const removed = deletions.remove(id, owner.id);
      live.forgetUnwritten(id);
      options.onRemoved(id);
      await removed;
      void tidy();
    },
    forgetBefore: async (id) => {
      const { state } = live.record(id);
      if (!isOver(state)) throw new AppError('delivery-not-allowed', state.status);
      await tidied;
      await options.before.forget(id);
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
