import { failedRowsEndBy } from '../../shared/delivery/retention';
import type { Deliveries } from './deliveries';
import type { Log } from '../settings/log';
import type { SettingsStore } from '../settings/settings-store';

/**
 * Returns a function that wipes the contents of failed rows older than the setting allows. Also wipes them whenever a delivery stops, so
 * that it happens in a program that is never closed. A failure is only logged, since the next attempt comes soon.
 */
export function wipingOldFailedRows(options: {
  deliveries: Pick<Deliveries, 'wipeFailed' | 'onProgress'>;
  settings: Pick<SettingsStore, 'get'>;
  now: () => Date;
  log: Pick<Log, 'info' | 'error'>;
}): () => Promise<void> {
  const { deliveries, settings, now, log } = options;
  const wipe = async (): Promise<void> => {
    const endedBy = failedRowsEndBy(settings.get().failedRowsRetention, now());
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
