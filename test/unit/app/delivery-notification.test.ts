import { describe, expect, it } from 'vitest';
import { notificationOf } from '../../../electron/app/delivery-notification';
import { translatorFor } from '../../../electron/app/translate';
import { noOutcomes } from '../../../shared/delivery/outcome';
import type { DeliveryState, PauseReason } from '../../../shared/delivery/state';
import type { DeliverySummary } from '../../../shared/delivery/summary';

const t = translatorFor('ru');
const summary = (state: DeliveryState, failed = 0) =>
  ({ state, shopName: 'Ромашка', rows: 30, pending: 8, outcomes: { ...noOutcomes(), failed } }) as DeliverySummary;
const away = { focused: false };
const pausedBy = (reason: PauseReason) => summary({ status: 'paused', reason });

describe('the notification of a delivery that came to rest', () => {
  it('tells the end, and what was refused', () => {
    expect(notificationOf(summary({ status: 'finished' }), away, t)).toEqual({
      title: 'Отправка в «Ромашка» завершена',
      body: 'Обработано 30 строк.',
    });
    expect(notificationOf(summary({ status: 'finished' }, 2), away, t)?.body).toBe('Сервер не принял 2 строки.');
  });

  it.each<[PauseReason, string]>([
    [{ by: 'token', httpStatus: 401, message: 'expired', requestId: null }, 'Сервер не принял токен.'],
    [{ by: 'no-token' }, 'Нет токена.'],
    [{ by: 'network', message: 'ECONNREFUSED' }, 'Сервер не отвечает.'],
    [{ by: 'rate-limit', message: 'HTTP 429' }, 'Сервер слишком долго просит подождать.'],
    [
      { by: 'failing-alike', message: 'anna@example.ru', rows: 5, requestId: null },
      'Сервер отверг строки подряд по одной причине.',
    ],
    [{ by: 'storage', problem: 'full', message: 'SQLITE_FULL' }, 'Диск заполнен.'],
  ])('tells why it is paused: %o', (reason, words) => {
    expect(notificationOf(pausedBy(reason), away, t)).toEqual({
      title: 'Отправка в «Ромашка» приостановлена',
      // Nothing of the server's own words: a customer may stand in them.
      body: `${words} Обработаны 22 строки.`,
    });
  });

  it('tells nothing that the person did or sees', () => {
    expect(notificationOf(pausedBy({ by: 'person' }), away, t)).toBeNull();
    expect(notificationOf(pausedBy({ by: 'restart' }), away, t)).toBeNull();
    expect(notificationOf(pausedBy({ by: 'sleep' }), away, t)).toBeNull();
    expect(notificationOf(summary({ status: 'stopped' }), away, t)).toBeNull();
    expect(notificationOf(summary({ status: 'running' }), away, t)).toBeNull();
    expect(notificationOf(summary({ status: 'finished' }), { focused: true }, t)).toBeNull();
    expect(notificationOf(pausedBy({ by: 'network', message: '' }), { focused: true }, t)).toBeNull();
  });
});
