import { restWords } from '../../shared/delivery/rest-words';
import type { DeliverySummary } from '../../shared/delivery/summary';
import type { Language } from '../../shared/ipc/look';
import type { Translate } from '../i18n/translate';

/** A system notification without a customer's data. */
export interface NotificationWords {
  title: string;
  body: string;
}

/** The notification for a delivery that stopped; null if there is nothing to say, or the window says it. */
export function notificationOf(
  summary: DeliverySummary,
  { focused, language, isOnline }: { focused: boolean; language: Language; isOnline: boolean },
  t: Translate,
): NotificationWords | null {
  if (focused) return null;
  const numbers = new Intl.NumberFormat(language);
  const words = restWords(summary, { t, number: (value) => numbers.format(value) }, isOnline);
  return words && { title: words.title, body: words.body };
}
