import { describe, expect, it } from 'vitest';
import { notificationOf } from '../../../electron/window/delivery-notification';
import { translatorFor } from '../../../electron/i18n/translate';
import { noOutcomes } from '../../../shared/delivery/outcome';
import type { DeliverySummary } from '../../../shared/delivery/summary';

const finished = {
  state: { status: 'finished' },
  shopName: 'Ромашка',
  rows: 100_000,
  pending: 0,
  notApplied: 0,
  keptBack: 0,
  excluded: 0,
  outcomes: { ...noOutcomes(), updated: 100_000 },
} as DeliverySummary;

describe('the notification of a delivery that came to rest', () => {
  it('writes numbers as its language does', () => {
    const of = (language: 'ru' | 'en') =>
      notificationOf(finished, { focused: false, language }, translatorFor(language));
    expect(of('ru')).toEqual({
      title: 'Отправка в «Ромашка» завершена',
      body: expect.stringMatching(/^Отправлено 100\s000 строк\.$/) as string,
    });
    expect(of('en')?.body).toBe('100,000 rows sent.');
  });

  it('is none where the window has the person’s eyes: it tells them itself', () => {
    expect(notificationOf(finished, { focused: true, language: 'ru' }, translatorFor('ru'))).toBeNull();
  });
});
