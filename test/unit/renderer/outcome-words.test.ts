import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../electron/i18n/translate';
import { outcomeReason, technicalDetails } from '../../../renderer/words/outcome-words';
import type { Outcome } from '../../../shared/delivery/outcome';

const t = translatorFor('ru');
const outcome: Outcome = {
  kind: 'skipped',
  reason: 'kept-back',
  message: 'id-duplicate, phone-invalid, email-invalid',
  field: null,
  sentValue: null,
  serverValue: null,
  otherFields: null,
  httpStatus: null,
  requestId: null,
};

describe('the list of rows', () => {
  it('names the errors that blocked a row, without its warnings', () => {
    expect(outcomeReason(outcome, t)).toBe(
      'В строке была ошибка, поэтому она не отправлялась. Код клиента повторяется. Неверный адрес почты.',
    );
  });

  it('says only that if the errors are not known', () => {
    const sentence = 'В строке была ошибка, поэтому она не отправлялась.';
    expect(outcomeReason({ ...outcome, message: null }, t)).toBe(sentence);
    expect(outcomeReason({ ...outcome, message: 'of-a-newer-version' }, t)).toBe(sentence);
  });

  it.each(['kept-back', 'excluded'] as const)(
    'has no technical details for a row that was never sent: %s',
    (reason) => {
      expect(technicalDetails({ ...outcome, reason })).toBe('');
    },
  );

  it('has the status, the server’s message and the request id for one that was sent', () => {
    const refused: Outcome = {
      ...outcome,
      kind: 'failed',
      reason: 'refused',
      message: 'is invalid',
      httpStatus: 422,
      requestId: 'request-1',
    };
    expect(technicalDetails(refused)).toBe('HTTP 422\nis invalid\nX-Request-Id: request-1');
  });
});
