import { describe, expect, it } from 'vitest';
import { previousOf } from '../../../shared/delivery/compare/previous-values';

const document = {
  external_id: 'c1',
  name: 'Анна',
  email: 'anna@example.ru',
  phone: null,
  unsubscribed: false,
  custom_attributes: { ltv: 5, tags: ['a', 'b'], city: 'Тула' },
};

describe('a consumer’s values before a PUT', () => {
  it('are those that the PUT changes, with null for missing ones', () => {
    const sent = {
      name: 'Анна П.',
      avatar_url: 'https://example.ru/a.png',
      custom_attributes: { ltv: '5', city: 'Тула', vip: true },
    };
    expect(previousOf(sent, document)).toEqual({
      was: 'values',
      attributes: { name: 'Анна', avatar_url: null, custom_attributes: { ltv: 5, vip: null } },
    });
  });

  it('leave out e-mail and phone, which a PUT never changes, and the server’s own time', () => {
    const sent = { email: 'b@example.ru', phone: '1', updated_at: '2018-01-01T00:00:00Z' };
    expect(previousOf({ ...sent, unsubscribed: true }, document)).toEqual({
      was: 'values',
      attributes: { unsubscribed: false },
    });
    expect(previousOf(sent, document)).toEqual({ was: 'same' });
  });

  it('are the same if the PUT changes nothing', () => {
    expect(previousOf({ name: 'Анна', first_name: null, custom_attributes: { ltv: 5, vip: null } }, document)).toEqual({
      was: 'same',
    });
  });

  it('are the same if the name differs only in spelling, and leave out a first name beside it', () => {
    expect(previousOf({ name: 'АННА ', first_name: 'Аня' }, document)).toEqual({ was: 'same' });
    expect(previousOf({ first_name: 'Аня' }, document)).toEqual({ was: 'values', attributes: { first_name: null } });
  });

  it.each([
    ['the answer has no document', { name: 'Анна' }, null],
    ['a list cannot be sent back', { custom_attributes: { tags: 'a' } }, document],
    ['a document cannot be sent back', { name: 'Анна' }, { name: { first: 'Анна' } }],
    ['the custom attributes are none', { custom_attributes: { ltv: '5' } }, { custom_attributes: 'none' }],
  ])('are unknown if %s', (_, sent, has) => {
    expect(previousOf(sent, has)).toEqual({ was: 'unknown' });
  });

  it('treat missing custom attributes as empty', () => {
    expect(previousOf({ custom_attributes: { constructor: 'x' } }, { custom_attributes: null })).toEqual({
      was: 'values',
      attributes: { custom_attributes: { constructor: null } },
    });
  });
});
