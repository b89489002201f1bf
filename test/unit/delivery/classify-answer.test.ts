import { describe, expect, it } from 'vitest';
import { acceptedOutcome, isAlreadyTaken, refusedOutcome, type Answer } from '../../../shared/delivery/classify-answer';
import { consumer } from '../../fakes/scripted-server';

const answer = (status: number, body: unknown, location: string | null = null): Answer => ({
  status,
  body,
  requestId: 'request-1',
  location,
});

describe('an accepted row', () => {
  it.each([
    [201, 'created'],
    [200, 'updated'],
  ])('%i is %s', (status, kind) => {
    const outcome = acceptedOutcome(
      answer(status, consumer({ email: 'anna@example.ru' })),
      {
        email: 'anna@example.ru',
      },
      'PUT',
    );
    expect(outcome).toMatchObject({ kind, reason: null, httpStatus: status, requestId: 'request-1' });
  });

  it.each([
    ['email', 'new@example.ru', 'old@example.ru'],
    ['phone', '+79000000001', '+79000000002'],
  ])('is kept where the server has another %s', (field, sent, has) => {
    expect(acceptedOutcome(answer(200, consumer({ [field]: has })), { [field]: sent }, 'PUT')).toMatchObject({
      kind: 'kept',
      reason: 'server-kept-value',
      field,
      serverValue: has,
    });
  });

  it('is kept where the server has no e-mail at all', () => {
    const outcome = acceptedOutcome(answer(200, consumer({ email: null })), { email: 'anna@example.ru' }, 'PUT');
    expect(outcome).toMatchObject({ kind: 'kept', field: 'email', serverValue: '' });
  });

  it.each([
    ['email', 'Anna@Example.RU', 'anna@example.ru'],
    ['phone', '+7 900 000-00-01', '79000000001'],
    ['phone', '89000000001', '+79000000001'],
  ])('is updated where the %s differs in form only: %s', (field, sent, has) => {
    expect(acceptedOutcome(answer(200, consumer({ [field]: has })), { [field]: sent }, 'PUT').kind).toBe('updated');
  });

  it('is kept where an e-mail was to be cleared and is still there', () => {
    const outcome = acceptedOutcome(answer(200, consumer({ email: 'anna@example.ru' })), { email: null }, 'PUT');
    expect(outcome).toMatchObject({ kind: 'kept', field: 'email', serverValue: 'anna@example.ru' });
  });

  it('is created by a POST, whatever 2xx says so', () => {
    expect(
      acceptedOutcome(answer(200, consumer({ email: 'b@example.ru' })), { email: 'a@example.ru' }, 'POST').kind,
    ).toBe('created');
  });

  it('is updated where e-mail and phone were not sent', () => {
    const outcome = acceptedOutcome(
      answer(200, consumer({ email: 'a@example.ru', phone: '1' })),
      { name: 'Анна' },
      'PUT',
    );
    expect(outcome.kind).toBe('updated');
  });

  it.each([[undefined], [null], ['ok'], [{ data: null }], [{ data: [17, null] }]])(
    'counts as sent, with a warning, where the answer is %j',
    (body) => {
      expect(acceptedOutcome(answer(200, body), { email: 'anna@example.ru' }, 'PUT')).toMatchObject({
        kind: 'updated',
        reason: 'off-contract-answer',
      });
    },
  );
});

describe('a refused row', () => {
  it('has the server’s words and field', () => {
    const body = { errors: { status: 422, title: 'Validation error', details: { email: ['is invalid'] } } };
    expect(refusedOutcome(answer(422, body))).toMatchObject({
      kind: 'failed',
      reason: 'refused',
      message: 'email is invalid',
      field: 'email',
      httpStatus: 422,
    });
  });

  it('has the status where the server said nothing', () => {
    expect(refusedOutcome(answer(400, undefined)).message).toBe('HTTP 400');
  });

  it('names where a redirect leads', () => {
    expect(refusedOutcome(answer(302, undefined, 'https://elsewhere.example/v4'))).toMatchObject({
      reason: 'redirect',
      message: 'https://elsewhere.example/v4',
    });
  });
});

describe('a refusal because the consumer is there', () => {
  const taken = { errors: { status: 422, title: 'Validation error', details: { external_id: ['is already taken'] } } };
  const invalid = { errors: { status: 422, title: 'Validation error', details: { email: ['is invalid'] } } };

  it('is told from others', () => {
    expect(isAlreadyTaken(answer(422, taken))).toBe(true);
    expect(isAlreadyTaken(answer(422, invalid))).toBe(false);
    expect(isAlreadyTaken(answer(400, taken))).toBe(false);
  });
});
