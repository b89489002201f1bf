import { shopNameOf } from '../shop/shop-name';
import { pauseTitleKey } from './network-problem';
import { countDeliveryRows } from './row-counts';
import { needsPerson } from './state';
import { isAllAsSent, type DeliverySummary } from './summary';

/** What to tell about a delivery that has stopped, in a text without customer data. */
export interface RestWords {
  /** Green only if all rows are at the server as they were sent; blue if the delivery resumes by itself. */
  tone: 'ok' | 'warning' | 'info';
  /** Whether it waits for the person. */
  needsPerson: boolean;
  title: string;
  body: string;
}

/** The sentences and numbers of a language. */
export interface Language {
  t: (key: string, values: Record<string, unknown>) => string;
  number: (value: number) => string;
}

/**
 * What to tell a person who is not looking at the delivery. Null if they already know: they paused or stopped it themselves, the program is
 * closing, or the computer is going to sleep.
 *
 * @param isOnline what the system says of its network
 */
export function restWords(summary: DeliverySummary, { t, number }: Language, isOnline: boolean): RestWords | null {
  const { state } = summary;
  const shop = shopNameOf(summary, t('shops.practiceName', {}));
  const { sent, unchanged, blocked } = countDeliveryRows(summary);
  const counted = (key: string, count: number) => t(key, { count, rows: number(count) });
  switch (state.status) {
    case 'finished': {
      const { outcomes, notApplied } = summary;
      const parts = [
        ...(outcomes.failed > 0 ? [counted('notifications.failedRows', outcomes.failed)] : []),
        ...(notApplied > 0 ? [counted('delivery.notApplied', notApplied)] : []),
        ...(blocked > 0 ? [counted('delivery.blocked', blocked)] : []),
      ];
      return {
        tone: isAllAsSent(summary) ? 'ok' : 'warning',
        needsPerson: false,
        title: t('notifications.finished', { shop }),
        body:
          parts.length > 0
            ? parts.join(' ')
            : sent === 0 && unchanged > 0
              ? counted('delivery.unchanged', unchanged)
              : counted('notifications.rows', sent),
      };
    }
    case 'paused': {
      const { reason } = state;
      if (reason.by === 'person' || reason.by === 'restart' || reason.by === 'sleep') return null;
      return {
        tone: needsPerson(reason) ? 'warning' : 'info',
        needsPerson: needsPerson(reason),
        title: t('notifications.paused', { shop }),
        body: `${t(pauseTitleKey(reason, isOnline), {})}. ${counted('notifications.rows', sent)}`,
      };
    }
    case 'ready':
    case 'running':
    case 'stopped':
      return null;
  }
}
