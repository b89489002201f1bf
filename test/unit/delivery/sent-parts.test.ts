import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConsumerAttributes } from '../../../shared/consumer/payload-types';
import { sentParts } from '../../../shared/delivery/compare/sent-parts';

const anna: ConsumerAttributes = {
  email: 'anna@example.ru',
  name: 'Анна',
  phone: '+7 900 000-00-01',
  custom_attributes: { ltv: '10', city: 'Тверь' },
};

describe('the parts of what was sent', () => {
  it('do not depend on the order of the columns', () => {
    const turned: ConsumerAttributes = {
      custom_attributes: { city: 'Тверь', ltv: '10' },
      phone: '+7 900 000-00-01',
      name: 'Анна',
      email: 'anna@example.ru',
    };
    expect(sentParts(turned).applied).toBe(sentParts(anna).applied);
    expect(sentParts(turned).contact).toBe(sentParts(anna).contact);
  });

  it.each([
    ['a name', { ...anna, name: 'Аня' }],
    ['a name that is gone', { email: 'anna@example.ru', phone: '+7 900 000-00-01', custom_attributes: { ltv: '10' } }],
    ['a custom attribute', { ...anna, custom_attributes: { ltv: '11', city: 'Тверь' } }],
    ['a name that is cleared', { ...anna, name: null }],
    ['a custom attribute that is cleared', { ...anna, custom_attributes: { ltv: null, city: 'Тверь' } }],
    ['the time of the last change', { ...anna, updated_at: '2026-11-25T00:00:00+03:00' }],
    ['the type of a custom attribute', { ...anna, custom_attributes: { ltv: 10, city: 'Тверь' } }],
  ])('reflect %s in the applied part only', (_, changed) => {
    expect(sentParts(changed).applied).not.toBe(sentParts(anna).applied);
    expect(sentParts(changed).contact).toBe(sentParts(anna).contact);
  });

  it.each([
    ['an e-mail', { ...anna, email: 'a@example.ru' }],
    ['a phone', { ...anna, phone: '+7 900 000-00-02' }],
  ])('reflect %s in the contact part only', (_, changed) => {
    expect(sentParts(changed).applied).toBe(sentParts(anna).applied);
    expect(sentParts(changed).contact).not.toBe(sentParts(anna).contact);
  });

  it.each([
    ['capitals and spaces of the name', { ...anna, name: ' АННА ' }],
    ['the form of the phone', { ...anna, phone: '8 (900) 0000001' }],
    ['capitals of the e-mail', { ...anna, email: 'Anna@example.ru' }],
    ['a first name beside the name', { ...anna, first_name: 'Аня' }],
  ])('do not reflect %s, which the server does not keep', (_, changed) => {
    expect(sentParts(changed)).toEqual(sentParts(anna));
  });

  it('reflect a first name without a name', () => {
    expect(sentParts({ first_name: 'Аня' }).applied).not.toBe(sentParts({ first_name: 'Анна' }).applied);
  });

  it('tell a cleared value from one that is left out', () => {
    const { name: _name, ...nameless } = anna;
    expect(sentParts({ ...anna, name: null }).applied).not.toBe(sentParts(nameless).applied);
    expect(sentParts({ custom_attributes: { city: null } }).applied).not.toBe(
      sentParts({ custom_attributes: {} }).applied,
    );
    expect(sentParts({ custom_attributes: { city: null } }).applied).not.toBe(
      sentParts({ custom_attributes: { city: '' } }).applied,
    );
  });

  it('are never the same for two different sets of custom attributes', () => {
    const attributes = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)));
    fc.assert(
      fc.property(attributes, attributes, (one, other) => {
        const alike = sentParts({ custom_attributes: one }).applied === sentParts({ custom_attributes: other }).applied;
        const entries = (set: object) => JSON.stringify(Object.entries(set).toSorted(([a], [b]) => (a < b ? -1 : 1)));
        expect(alike).toBe(entries(one) === entries(other));
      }),
    );
  });
});
