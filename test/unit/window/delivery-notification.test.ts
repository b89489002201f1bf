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
  blocked: 0,
  excluded: 0,
  outcomes: { ...noOutcomes(), updated: 100_000 },
} as DeliverySummary;

describe('the notification about a delivery that stopped', () => {
  it('formats numbers as in its language', () => {
    const of = (language: 'ru' | 'en') =>
      notificationOf(finished, { focused: false, language, isOnline: true }, translatorFor(language));
    expect(of('ru')).toEqual({
      title: 'Отправка в «Ромашка» завершена',
      body: expect.stringMatching(/^Отправлено 100\s000 строк\.$/) as string,
    });
    expect(of('en')?.body).toBe('100,000 rows sent.');
  });

  it('is left out if the person is looking at the window, which shows it itself', () => {
    expect(notificationOf(finished, { focused: true, language: 'ru', isOnline: true }, translatorFor('ru'))).toBeNull();
  });
});
