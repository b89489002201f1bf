import type { DeliveryProgress } from '../../shared/delivery/summary';
import type { Deliveries } from './deliveries';
import type { Sleep } from '../storage/clock';

/** Often enough for visible progress. A check takes milliseconds. */
const LOOK_EVERY_MS = 1_500;

/** Watches the deliveries of this machine's other processes while the window is in use. */
export interface WatchElsewhere {
  begin(): void;
  end(): void;
}

/**
 * Reports the progress and end of deliveries that other processes run, mainly commands. All that is known about them is what they write
 * into the database.
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
