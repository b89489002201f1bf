import type { DeliveryProgress } from '../../shared/delivery/summary';
import type { Deliveries } from './deliveries';
import type { Sleep } from '../storage/clock';

/** Often enough for visible progress; a look costs milliseconds. */
const LOOK_EVERY_MS = 1_500;

/** Watches deliveries of other processes of this machine while somebody looks at them. */
export interface WatchElsewhere {
  begin(): void;
  end(): void;
}

/**
 * Reports the progress and the end of deliveries that other processes run, mainly unattended imports: all that is known of them is what
 * they write into the database.
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
