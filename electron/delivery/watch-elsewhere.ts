import type { DeliveryProgress } from '../../shared/delivery/summary';
import type { Deliveries } from './deliveries';
import type { Sleep } from '../storage/clock';

/** Often enough to be seen to go on; a look costs milliseconds. */
const LOOK_EVERY_MS = 1_500;

/** Looks at what other processes of this machine send, for as long as somebody looks on. */
export interface WatchElsewhere {
  begin(): void;
  end(): void;
}

/**
 * Tells how the deliveries go that other processes run, the unattended import above all, and how they came to rest: they tell of
 * themselves only by what they write into the database.
 */
export function createWatchElsewhere(options: {
  deliveries: Pick<Deliveries, 'runElsewhere' | 'get'>;
  tell: (progress: DeliveryProgress) => void;
  sleep: Sleep;
  onUnexpected: (error: unknown) => void;
}): WatchElsewhere {
  const { deliveries, tell, sleep, onUnexpected } = options;
  let watching: AbortController | undefined;

  const watch = async (signal: AbortSignal): Promise<void> => {
    let seen: string[] = [];
    while (!signal.aborted) {
      try {
        const before = seen;
        seen = deliveries.runElsewhere();
        for (const id of new Set([...before, ...seen])) tell(deliveries.get(id));
      } catch (error) {
        onUnexpected(error);
      }
      await sleep(LOOK_EVERY_MS, signal).catch(() => undefined);
    }
  };

  const end = (): void => watching?.abort();
  return {
    begin: () => {
      end();
      watching = new AbortController();
      void watch(watching.signal);
    },
    end,
  };
}
