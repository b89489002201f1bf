import { Notification } from 'electron';
import type { DeliverySummary } from '../../shared/delivery/summary';
import type { Translate } from './translate';

/** Tells of a delivery that came to rest, in words without a customer in them. */
export function notifyOf(summary: DeliverySummary, t: Translate, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const { status } = summary.state;
  if (status !== 'finished' && status !== 'paused') return;
  const held = summary.outcomes.failed;
  const notification = new Notification({
    title: t(`notifications.${status}`, { shop: summary.shopName }),
    body:
      held > 0
        ? t('notifications.failedRows', { count: held })
        : t('notifications.rows', { count: summary.rows - summary.pending }),
  });
  notification.on('click', onClick);
  notification.show();
}
