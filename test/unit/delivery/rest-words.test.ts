import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../electron/i18n/translate';
import { noOutcomes, type OutcomeCounts } from '../../../shared/delivery/outcome';
import { restWords } from '../../../shared/delivery/rest-words';
import type { DeliveryState, PauseReason } from '../../../shared/delivery/state';
import type { DeliverySummary } from '../../../shared/delivery/summary';

const summary = (state: DeliveryState, rest: Partial<DeliverySummary> = {}) =>
  ({
    state,
    shopName: 'Ромашка',
    rows: 30,
    pending: 8,
    notApplied: 0,
    blocked: 0,
    excluded: 0,
    outcomes: { ...noOutcomes(), created: 22 },
    ...rest,
  }) as DeliverySummary;
const words = (of: DeliverySummary) =>
  restWords(of, { t: translatorFor('ru'), number: (value) => `[${String(value)}]` }, true);
const pausedBy = (reason: PauseReason) => words(summary({ status: 'paused', reason }));
const finished = (outcomes: Partial<OutcomeCounts>, notApplied = 0) =>
  words(summary({ status: 'finished' }, { outcomes: { ...noOutcomes(), ...outcomes }, notApplied }));

describe('the message about a delivery that has stopped', () => {
  it('tells how it finished and which rows differ from what was sent, green only if none does', () => {
    expect(finished({ created: 20, updated: 10 })).toEqual({
      tone: 'ok',
      needsPerson: false,
      title: 'Отправка в «Ромашка» завершена',
      body: 'Отправлено [30] строк.',
    });
    expect(finished({ created: 28, failed: 2 })).toMatchObject({
      tone: 'warning',
      body: 'Сервер не принял [2] строки.',
    });
    expect(finished({ updated: 1, unchanged: 29 }, 21)).toMatchObject({
      tone: 'warning',
      body: expect.stringMatching(/^Не отправлена \[21\] строка: /) as string,
    });
    expect(finished({ unchanged: 28, failed: 2 }, 20)?.body).toMatch(/^Сервер не принял \[2\] .* Не отправлено \[20\]/);
    expect(finished({ created: 20, kept: 10 })?.tone).toBe('warning');
    expect(finished({ unchanged: 30 })?.body).toMatch(/^Не изменились .* \[30\] строк\.$/);
    const kept = summary(
      { status: 'finished' },
      { outcomes: { ...noOutcomes(), created: 26, skipped: 4 }, blocked: 4 },
    );
    expect(words(kept)?.body).toBe('Из-за ошибок не отправлялись [4] строки.');
  });

  it.each<[PauseReason, string]>([
    [{ by: 'token', httpStatus: 401, message: 'expired', requestId: null }, 'Сервер не принял токен.'],
    [{ by: 'no-token' }, 'Нет токена.'],
    [
      { by: 'failing-alike', message: 'anna@example.ru', rows: 5, requestId: null },
      'Сервер не принимает строки одну за другой по одной причине.',
    ],
    [{ by: 'storage', problem: 'full', message: 'SQLITE_FULL' }, 'Диск заполнен.'],
  ])('tells of a pause that the person has to end: %o', (reason, why) => {
    expect(pausedBy(reason)).toEqual({
      tone: 'warning',
      needsPerson: true,
      title: 'Отправка в «Ромашка» приостановлена',
      // Without the server's own words, which may contain customer data.
      body: `${why} Отправлены [22] строки.`,
    });
  });

  it.each<[PauseReason, string]>([
    [{ by: 'network', message: 'ECONNREFUSED' }, 'Сервер не принимает соединения.'],
    [{ by: 'network', message: 'PROXY_LOG_IN_REFUSED proxy.example.ru:3128' }, 'Прокси не принял имя или пароль.'],
    [{ by: 'rate-limit', message: 'HTTP 429' }, 'Сервер слишком долго просит подождать.'],
  ])('tells of a pause that ends by itself: %o', (reason, why) => {
    expect(pausedBy(reason)).toMatchObject({
      tone: 'info',
      needsPerson: false,
      body: `${why} Отправлены [22] строки.`,
    });
  });

  it('is left out for what the person did, and for the program’s end and sleep', () => {
    for (const by of ['person', 'restart', 'sleep'] as const) expect(pausedBy({ by })).toBeNull();
    expect(words(summary({ status: 'stopped' }))).toBeNull();
    expect(words(summary({ status: 'running' }))).toBeNull();
  });
});
