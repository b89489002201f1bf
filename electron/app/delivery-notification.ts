import type { DeliverySummary } from '../../shared/delivery/summary';
import type { Translate } from './translate';

/** A notification of the system, in words without a customer in them. */
export interface NotificationWords {
  title: string;
  body: string;
}

/**
 * What to tell of a delivery that came to rest, or null where there is nothing that the person does not know: they paused or stopped
 * it themself, they are looking at it, or the program is being closed.
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
      const { by } = state.reason;
      if (by === 'person' || by === 'restart') return null;
      return {
        title: t('notifications.paused', { shop: shopName }),
        body: `${t(`delivery.pauseReason.${by}.title`)}. ${t('notifications.rows', { count: rows - pending })}`,
      };
    }
    case 'ready':
    case 'running':
    case 'stopped':
      return null;
  }
}
