import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConsumerAttributes } from '../../../shared/consumer/payload-types';
import { isSameValue } from '../../../shared/delivery/compare/same-value';
import { fieldPrints, isPrinted, printOf } from '../../../shared/delivery/proof/field-prints';
import { proveRow, type RowToProve } from '../../../shared/delivery/proof/prove-row';

const KEY = 'a key';
const sha256 = (text: string): string => hash('sha256', text, 'hex');
const by = { key: KEY, sha256 };
const all = () => true;

const anna: ConsumerAttributes = {
  email: 'anna@example.ru',
  name: 'Анна Петрова',
  phone: '+7 900 000-00-01',
  custom_attributes: { ltv: 10, city: 'Тверь' },
};
const inShop = (changed: Record<string, unknown> = {}) => ({
  id: '5f0000000000000000000001',
  attributes: {
    external_id: 'c1',
    email: 'anna@example.ru',
    name: 'анна петрова',
    phone: '79000000001',
    custom_attributes: { ltv: '10', city: 'Тверь', other: 'x' },
    ...changed,
  },
});
const sentAs = (attributes: ConsumerAttributes, rest: Partial<RowToProve> = {}): RowToProve => ({
  row: 1,
  externalId: 'c1',
  internalId: null,
  wasAdopted: false,
  isSentAgain: false,
  prints: fieldPrints({ externalId: 'c1', attributes }, KEY, sha256),
  attributes: null,
  ...rest,
});

const text = fc.oneof(
  fc.constantFrom('', ' ', '7', '007', '1e3', '7.0', ' 7 ', 'true', 'false', 'Анна', ' АННА ', '8 900 000-00-01'),
  fc.constantFrom('+79000000001', '2018-01-01T00:11:22+03:00', '2017-12-31T21:11:22.5Z', '2018-01-01'),
  fc.string(),
);
const value = fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
const field = fc.constantFrom('email', 'name', 'phone', 'created_at', 'unsubscribed', 'gender', 'custom_attributes.x');

describe('the print of a sent value', () => {
  it('equals the print of a value of the shop exactly where the values are equal', () => {
    fc.assert(
      fc.property(field, fc.oneof(value, fc.constant(null)), fc.oneof(value, fc.constant(null)), (of, sent, kept) => {
        // Numbers are sent in custom attributes only.
        fc.pre(typeof sent !== 'number' || of.startsWith('custom_attributes.'));
        const name = of.startsWith('custom_attributes.') ? '' : of;
        const print = printOf('c1', of, sent, KEY, sha256);
        expect(isPrinted(print, 'c1', of, kept, KEY, sha256)).toBe(isSameValue(name, sent, kept));
      }),
      { numRuns: 500 },
    );
  });

  it('is another one for another consumer, field or key', () => {
    const prints = [
      printOf('c1', 'name', 'Анна', KEY, sha256),
      printOf('c2', 'name', 'Анна', KEY, sha256),
      printOf('c1', 'first_name', 'Анна', KEY, sha256),
      printOf('c1', 'name', 'Анна', 'other', sha256),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });
});

describe('a row that was accepted', () => {
  it('arrived if the shop has all of it, in its own spelling', () => {
    expect(proveRow(sentAs(anna), inShop(), all, by)).toEqual({
      row: 1,
      externalId: 'c1',
      kind: 'arrived',
      fields: [],
    });
    // What the server writes itself proves nothing and disproves nothing.
    const more = { ...anna, first_name: 'Аня', updated_at: '2026-01-01T00:00:00Z' };
    expect(proveRow(sentAs(more), inShop({ first_name: 'анна' }), all, by).kind).toBe('arrived');
  });

  it('is missing if the list has nobody with its id', () => {
    expect(proveRow(sentAs(anna), null, all, by).kind).toBe('missing');
    expect(proveRow(sentAs(anna, { isSentAgain: true }), null, all, by).kind).toBe('missing');
  });

  it('differs in fields that are named, without values that are not both known', () => {
    const changed = inShop({ name: 'борис', custom_attributes: { ltv: '10' } });
    const fields = [
      { field: 'name', sent: null, has: null },
      { field: 'custom_attributes.city', sent: null, has: null },
    ];
    expect(proveRow(sentAs(anna), changed, all, by)).toMatchObject({ kind: 'differs', fields });
    // The sheet has another city now: that is not what was sent.
    const now: ConsumerAttributes = { ...anna, custom_attributes: { ltv: 10, city: 'Клин' } };
    expect(proveRow(sentAs(anna, { attributes: now }), changed, all, by)).toMatchObject({
      kind: 'differs',
      fields: [{ field: 'name', sent: 'Анна Петрова', has: 'борис' }, fields[1]],
    });
  });

  it('that a later delivery changed is sent again, and arrived if it is the same', () => {
    const again = sentAs(anna, { isSentAgain: true });
    expect(proveRow(again, inShop({ name: 'борис' }), all, by).kind).toBe('sent-again');
    expect(proveRow(again, inShop(), all, by).kind).toBe('arrived');
  });

  it('is not checkable by a list that does not show a field, unless another one differs', () => {
    const shows = (of: string) => of !== 'custom_attributes';
    const hidden = { id: null, attributes: { ...inShop().attributes, custom_attributes: undefined } };
    expect(proveRow(sentAs(anna), hidden, shows, by)).toMatchObject({
      kind: 'not-checkable',
      fields: [{ field: 'custom_attributes.ltv' }, { field: 'custom_attributes.city' }],
    });
    hidden.attributes.name = 'борис';
    expect(proveRow(sentAs(anna), hidden, shows, by)).toMatchObject({ kind: 'differs', fields: [{ field: 'name' }] });
  });

  it('of an older version is checked by the values of its file, or not at all', () => {
    const old = sentAs(anna, { prints: null });
    expect(proveRow(old, inShop(), all, by)).toMatchObject({ kind: 'not-checkable', fields: [] });
    expect(proveRow(old, null, all, by).kind).toBe('missing');
    expect(proveRow({ ...old, attributes: anna }, inShop(), all, by).kind).toBe('arrived');
    expect(proveRow({ ...old, attributes: anna }, inShop({ phone: '79000000002' }), all, by)).toMatchObject({
      kind: 'differs',
      fields: [{ field: 'phone', sent: '+7 900 000-00-01', has: '79000000002' }],
    });
  });
});
