import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedSince, disagreement } from '../../../shared/consumer/verdict/list-agreement';
import { subscribesAgain, withoutFilled } from '../../../shared/consumer/verdict/only-if-empty';

const shop = {
  id: 'a',
  attributes: { name: 'Анна', first_name: '', unsubscribed: false, custom_attributes: { ltv: 5 } },
};
const sent = { name: 'Вера', first_name: 'Вера', unsubscribed: true, custom_attributes: { ltv: 6, city: 'Тула' } };
const ALL = new Set(['name', 'first_name', 'unsubscribed', 'custom_attributes.ltv', 'custom_attributes.city']);

describe('a column that is sent only where the shop has no value', () => {
  it('is left out where there is one', () => {
    expect(withoutFilled(sent, ALL, shop)).toEqual({
      first_name: 'Вера',
      unsubscribed: true,
      custom_attributes: { city: 'Тула' },
    });
    expect(withoutFilled(sent, new Set(['custom_attributes.ltv']), shop)).toEqual({
      ...sent,
      custom_attributes: { city: 'Тула' },
    });
  });

  it('is sent for a new consumer, and never without a list', () => {
    expect(withoutFilled(sent, ALL, null)).toEqual(sent);
    expect(withoutFilled(sent, ALL, 'unknown')).toEqual({});
    expect(withoutFilled(sent, new Set(['name']), 'unknown')).toEqual({ ...sent, name: undefined });
  });

  it('leaves other columns alone, whatever their names', () => {
    const key = fc.constantFrom('a', '__proto__', 'constructor', 'toString');
    const values = fc.dictionary(key, fc.constantFrom('1', ''));
    fc.assert(
      fc.property(values, values, fc.subarray(['a', '__proto__', 'constructor', 'toString']), (wanted, has, fields) => {
        const left = withoutFilled(
          { custom_attributes: wanted },
          new Set(fields.map((field) => `custom_attributes.${field}`)),
          { id: null, attributes: { custom_attributes: has } },
        );
        const expected = Object.entries(wanted).filter(
          ([name]) => !fields.includes(name) || !Object.hasOwn(has, name) || has[name] === '',
        );
        expect(Object.entries(left['custom_attributes'] ?? {})).toEqual(expected);
      }),
    );
  });
});

describe('a row that subscribes somebody again', () => {
  it.each([
    [false, true, true],
    [null, true, true],
    [true, true, false],
    [false, false, false],
    [false, null, false],
    [undefined, true, false],
  ])('sent %s, in the shop %s: %s', (value, has, expected) => {
    const attributes = value === undefined ? {} : { unsubscribed: value };
    expect(subscribesAgain(attributes, { id: 'a', attributes: { unsubscribed: has } })).toBe(expected);
  });
});

describe('a list and a GET', () => {
  const fields = ['name', 'created_at', 'custom_attributes.ltv'];
  const listed = { id: 'a', attributes: { external_id: '7', name: 'Анна', created_at: '2018-01-01T00:00:00Z', custom_attributes: { ltv: '5' } } }; // prettier-ignore
  const document = {
    external_id: 7,
    name: 'анна',
    created_at: '2018-01-01T03:00:00+03:00',
    custom_attributes: { ltv: 5 },
  };

  it('agree whatever the form of the values', () => {
    expect(disagreement(fields, listed, { ...document, phone: 'not sent' })).toBeNull();
  });

  it.each([
    ['external_id', { external_id: '8' }],
    ['name', { name: 'Вера' }],
    ['custom_attributes.ltv', { custom_attributes: null }],
  ])('disagree in %s', (field, change) => {
    expect(disagreement(fields, listed, { ...document, ...change })).toBe(field);
  });

  it('are no longer comparable when the consumer was changed since', () => {
    expect(changedSince({ updated_at: '2026-11-29T10:00:01+03:00' }, '2026-11-29T07:00:00Z')).toBe(true);
    expect(changedSince({ updated_at: '2026-11-29T10:00:00+03:00' }, '2026-11-29T07:00:00Z')).toBe(false);
    expect(changedSince({}, '2026-11-29T07:00:00Z')).toBe(false);
  });
});
