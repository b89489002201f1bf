import { failedRowsEndBy } from '../../shared/delivery/retention';
import type { Deliveries } from './deliveries';
import type { Log } from '../settings/log';
import type { SettingsStore } from '../settings/settings-store';

/**
 * Wipes the contents of failed rows that are older than the setting allows: at the start, when the setting changes, and when a delivery
 * stops, so that a program that is never closed wipes them as well. A failure is only logged: the next attempt comes soon.
 */
export function wipingOldFailedRows(options: {
  deliveries: Pick<Deliveries, 'wipeFailed' | 'onProgress'>;
  settings: Pick<SettingsStore, 'get'>;
  now: () => Date;
  log: Pick<Log, 'info' | 'error'>;
}): () => Promise<void> {
  const { deliveries, settings, now, log } = options;
  const wipe = async (): Promise<void> => {
    const endedBy = failedRowsEndBy(settings.get().failedRowsKept, now());
    if (endedBy === null) return;
    try {
      const wiped = await deliveries.wipeFailed(endedBy);
      if (wiped > 0) log.info(`contents of failed rows wiped in ${wiped} deliveries`);
    } catch (error) {
      log.error('wiping failed rows', error);
    }
  };
  deliveries.onProgress(({ summary }) => {
    if (summary.state.status !== 'running') void wipe();
  });
  return wipe;
}
