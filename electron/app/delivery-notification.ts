import type { DeliverySummary } from '../../shared/delivery/summary';
import type { Translate } from './translate';

/** A notification of the system, in words without a customer in them. */
export interface NotificationWords {
  title: string;
  body: string;
}

/**
 * What to tell of a delivery that came to rest, or null where there is nothing that the person does not know: they paused or stopped
 * it themself, they are looking at it, or the program is being closed or the computer goes to sleep.
 */
export function notificationOf(
  { state, shopName, outcomes, rows, pending }: DeliverySummary,
  { focused }: { focused: boolean },
  t: Translate,
): NotificationWords | null {
  if (focused) return null;
  switch (state.status) {
    case 'finished':
      return {
        title: t('notifications.finished', { shop: shopName }),
        body:
          outcomes.failed > 0
            ? t('notifications.failedRows', { count: outcomes.failed })
            : t('notifications.rows', { count: rows }),
      };
    case 'paused': {
      const { reason } = state;
      if (reason.by === 'person' || reason.by === 'restart' || reason.by === 'sleep') return null;
      const why = reason.by === 'storage' ? `storage-${reason.problem}` : reason.by;
      return {
        title: t('notifications.paused', { shop: shopName }),
        body: `${t(`delivery.pauseReason.${why}.title`)}. ${t('notifications.rows', { count: rows - pending })}`,
      };
    }
    case 'ready':
    case 'running':
    case 'stopped':
      return null;
  }
}
