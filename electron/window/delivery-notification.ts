import { restWords } from '../../shared/delivery/rest-words';
import type { DeliverySummary } from '../../shared/delivery/summary';
import type { Language } from '../../shared/ipc/contract';
import type { Translate } from '../i18n/translate';

/** A notification of the system, in words without a customer in them. */
export interface NotificationWords {
  title: string;
  body: string;
}

/** What the system is to tell of a delivery that came to rest, or null where that is nothing, or the window tells it itself. */
export function notificationOf(
  summary: DeliverySummary,
  { focused, language }: { focused: boolean; language: Language },
  t: Translate,
): NotificationWords | null {
  if (focused) return null;
  const numbers = new Intl.NumberFormat(language);
  const words = restWords(summary, { t, number: (value) => numbers.format(value) });
  return words && { title: words.title, body: words.body };
}
