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
  it('names the errors that kept a row back, and not its warnings', () => {
    expect(outcomeReason(outcome, t)).toBe(
      'В строке была ошибка, поэтому она не отправлялась. Код клиента повторяется. Неверный адрес почты.',
    );
  });

  it('says no more than that where the errors are not known', () => {
    const sentence = 'В строке была ошибка, поэтому она не отправлялась.';
    expect(outcomeReason({ ...outcome, message: null }, t)).toBe(sentence);
    expect(outcomeReason({ ...outcome, message: 'of-a-newer-version' }, t)).toBe(sentence);
  });

  it.each(['kept-back', 'excluded'] as const)(
    'has no technical details of a row that never went there: %s',
    (reason) => {
      expect(technicalDetails({ ...outcome, reason })).toBe('');
    },
  );

  it('has the status, the server’s words and the request of one that did', () => {
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
