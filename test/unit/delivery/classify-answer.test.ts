import { describe, expect, it } from 'vitest';
import {
  acceptedOutcome,
  isAlreadyTaken,
  refusedOutcome,
  type Answer,
} from '../../../shared/delivery/answers/classify-answer';
import { consumer } from '../../fakes/scripted-server';

const answer = (status: number, body: unknown, location: string | null = null): Answer => ({
  status,
  body,
  requestId: 'request-1',
  location,
});

const custom = <T>(custom_attributes: T) => ({ custom_attributes });

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
  ])('is kept if the server has another %s', (field, sent, has) => {
    expect(acceptedOutcome(answer(200, consumer({ [field]: has })), { [field]: sent }, 'PUT')).toMatchObject({
      kind: 'kept',
      reason: 'server-kept-value',
      field,
      sentValue: sent,
      serverValue: has,
      otherFields: null,
    });
  });

  it('is kept if the server has no e-mail at all', () => {
    const outcome = acceptedOutcome(answer(200, consumer({ email: null })), { email: 'anna@example.ru' }, 'PUT');
    expect(outcome).toMatchObject({ kind: 'kept', field: 'email', serverValue: '' });
  });

  it.each([
    ['email', 'Anna@Example.RU', 'anna@example.ru'],
    ['phone', '+7 900 000-00-01', '79000000001'],
    ['phone', '89000000001', '+79000000001'],
    ['name', 'ИВАНОВ  ИВАН', 'Иванов Иван'],
    ['name', ' Анна\u00a0Петрова', 'Анна Петрова'],
    ['name', 'STRAẞE ΟΔΟΣ', 'Strasse Οδος'],
  ])('is updated if the %s differs only in form: %s', (field, sent, has) => {
    expect(acceptedOutcome(answer(200, consumer({ [field]: has })), { [field]: sent }, 'PUT').kind).toBe('updated');
  });

  it('is kept if an e-mail was to be cleared and is still there', () => {
    const outcome = acceptedOutcome(answer(200, consumer({ email: 'anna@example.ru' })), { email: null }, 'PUT');
    expect(outcome).toMatchObject({ kind: 'kept', field: 'email', serverValue: 'anna@example.ru' });
  });

  it('is created by a POST with any 2xx', () => {
    expect(acceptedOutcome(answer(200, consumer({})), { email: 'a@example.ru' }, 'POST').kind).toBe('created');
  });

  it.each([
    ['POST', 201, { email: 'a@example.ru' }, { email: 'b@example.ru' }, 'email', 'a@example.ru', 'b@example.ru'],
    ['PUT', 201, { phone: '+79000000001' }, { phone: null }, 'phone', '+79000000001', ''],
    ['PUT', 200, { name: 'Анна Иванова' }, { name: 'Анна' }, 'name', 'Анна Иванова', 'Анна'],
    ['PUT', 200, { name: null }, { name: 'Анна' }, 'name', '', 'Анна'],
    ['PUT', 200, { first_name: 'Ваня' }, { first_name: null }, 'first_name', 'Ваня', ''],
    ['PUT', 200, custom({ name: 'АННА' }), custom({ name: 'Анна' }), 'custom_attributes.name', 'АННА', 'Анна'],
    ['PUT', 200, { unsubscribed: true }, { unsubscribed: false }, 'unsubscribed', 'true', 'false'],
    ['PUT', 200, { external_id: 'c1' }, { external_id: 'c2' }, 'external_id', 'c1', 'c2'],
    [
      'PUT',
      200,
      { created_at: '2018-01-01T00:11:22+03:00' },
      { created_at: '2018-01-01T00:11:22Z' },
      'created_at',
      '2018-01-01T00:11:22+03:00',
      '2018-01-01T00:11:22Z',
    ],
    ['PUT', 200, custom({ ltv: '5' }), custom({ ltv: '4' }), 'custom_attributes.ltv', '5', '4'],
    ['PUT', 200, custom({ ltv: '5' }), custom({}), 'custom_attributes.ltv', '5', ''],
    ['PUT', 200, custom({ code: '007' }), custom({ code: 7 }), 'custom_attributes.code', '007', '7'],
    ['PUT', 200, custom({ tags: 'a' }), custom({ tags: ['a'] }), 'custom_attributes.tags', 'a', '["a"]'],
  ] as const)('is kept if a %s %i of %j is answered with %j', (method, status, sent, has, field, was, now) => {
    expect(acceptedOutcome(answer(status, consumer(has)), sent, method)).toMatchObject({
      kind: 'kept',
      reason: 'server-kept-value',
      field,
      sentValue: was,
      serverValue: now,
      otherFields: null,
    });
  });

  it('names everything that differs, contact data last', () => {
    const sent = { email: 'a@example.ru', name: 'Анна', ...custom({ ltv: '5', city: 'Тула' }) };
    const has = { email: 'b@example.ru', name: 'Анна', ...custom({ ltv: '4', city: 'Орёл' }) };
    expect(acceptedOutcome(answer(200, consumer(has)), sent, 'PUT')).toMatchObject({
      field: 'custom_attributes.ltv',
      otherFields: 'city, email',
    });
  });

  it('is stored with shortened values', () => {
    const outcome = acceptedOutcome(answer(200, consumer({ name: 'я'.repeat(9_000) })), { name: 'Анна' }, 'PUT');
    expect(outcome.serverValue).toHaveLength(300);
  });

  it.each([
    [{ created_at: '2018-01-01T00:11:22+03:00' }, { created_at: '2017-12-31T21:11:22.000Z' }],
    [custom({ seen: '2018-01-01T00:11:22+03:00' }), custom({ seen: '2017-12-31T21:11:22Z' })],
    [{ updated_at: '2018-01-01T00:11:22+03:00' }, { updated_at: '2026-01-01T00:00:00Z' }],
    [custom({ ltv: 27456 }), custom({ ltv: '27456' })],
    [custom({ ltv: '27456' }), custom({ ltv: 27456 })],
    [custom({ ltv: 100 }), custom({ ltv: '100.0' })],
    [custom({ vip: true }), custom({ vip: 'true' })],
    [
      { name: 'Иванов Иван', first_name: 'Ваня' },
      { name: 'Иванов Иван', first_name: null },
    ],
    [{ name: null }, { name: null }],
    [{ name: null }, { name: '' }],
    [custom({ ltv: null }), custom({})],
    [custom({ ltv: null }), { custom_attributes: null }],
    [{ unsubscribed: null }, { unsubscribed: false }],
    [{ unsubscribed: false }, { unsubscribed: null }],
    [{ name: 'Анна', ...custom({ ltv: '5' }) }, {}],
    [custom({ constructor: 'x', __proto__: 'y' }), custom({ constructor: 'x', __proto__: 'y' })],
  ])('is updated if %j is answered with %j', (sent, has) => {
    expect(acceptedOutcome(answer(200, consumer(has)), sent, 'PUT').kind).toBe('updated');
  });

  it('is updated if e-mail and phone were not sent', () => {
    const outcome = acceptedOutcome(
      answer(200, consumer({ email: 'a@example.ru', phone: '1' })),
      { name: 'Анна' },
      'PUT',
    );
    expect(outcome.kind).toBe('updated');
  });

  it.each([[undefined], [null], ['ok'], [{ data: null }], [{ data: [17, null] }]])(
    'counts as sent, with a warning, if the answer is %j',
    (body) => {
      expect(acceptedOutcome(answer(200, body), { email: 'anna@example.ru' }, 'PUT')).toMatchObject({
        kind: 'updated',
        reason: 'off-contract-answer',
      });
    },
  );
});

describe('a refused row', () => {
  it('has the server’s message and field', () => {
    const body = { errors: { status: 422, title: 'Validation error', details: { email: ['is invalid'] } } };
    expect(refusedOutcome(answer(422, body))).toMatchObject({
      kind: 'failed',
      reason: 'refused',
      message: 'email is invalid',
      field: 'email',
      httpStatus: 422,
    });
  });

  it('has the status if the server gave no message', () => {
    expect(refusedOutcome(answer(400, undefined)).message).toBe('HTTP 400');
  });

  it('names the target of a redirect', () => {
    expect(refusedOutcome(answer(302, undefined, 'https://elsewhere.example/v4'))).toMatchObject({
      reason: 'redirect',
      message: 'https://elsewhere.example/v4',
    });
  });
});

describe('a refusal because the consumer exists', () => {
  const taken = { errors: { status: 422, title: 'Validation error', details: { external_id: ['is already taken'] } } };
  const invalid = { errors: { status: 422, title: 'Validation error', details: { email: ['is invalid'] } } };

  it('is told apart from others', () => {
    expect(isAlreadyTaken(answer(422, taken))).toBe(true);
    expect(isAlreadyTaken(answer(422, invalid))).toBe(false);
    expect(isAlreadyTaken(answer(400, taken))).toBe(false);
  });
});
