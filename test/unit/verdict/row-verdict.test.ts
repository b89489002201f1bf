import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConsumersApi } from '../../../electron/practice/consumers-api';
import { openConsumerStore } from '../../../electron/practice/consumer-store';
import type { ConsumerAttributes } from '../../../shared/consumer/payload-types';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import { externalIdOf, type ListedConsumer } from '../../../shared/consumer/verdict/listed-consumer';
import { rowVerdict, type RowMeets } from '../../../shared/consumer/verdict/row-verdict';

const row = (attributes: ConsumerAttributes, externalId = 'c1') => ({ row: 1, externalId, attributes });
const listed = (id: string, attributes: Record<string, unknown>): ListedConsumer => ({ id, attributes });
const anna = listed('a'.repeat(24), {
  external_id: 'c1',
  email: 'Anna@example.ru',
  name: 'Иванова Анна',
  first_name: null,
  phone: '79000000001',
  created_at: '2017-12-31T21:11:22Z',
  unsubscribed: false,
  custom_attributes: { ltv: 27456, city: 'Тула' },
});
const fromOrder = listed('b'.repeat(24), { email: 'anna@example.ru' });
const otherShop = listed('d'.repeat(24), { external_id: 'c9', email: 'anna@example.ru' });
const meets = (found: Partial<RowMeets>): RowMeets => ({
  ...{ byExternalId: null, byInternalId: null, byEmail: null, adopted: null },
  ...found,
});
const settled = (kind: 'unchanged' | 'exists' | 'skipped', reason: string | null) => ({ kind, reason });

describe('the verdict on a row', () => {
  it.each<[string, DeliveryMode, ConsumerAttributes, Partial<RowMeets>, string, unknown]>([
    ['nobody is met', 'upsert', { name: 'Анна' }, {}, 'new', null],
    ['nobody is met', 'create', { name: 'Анна' }, {}, 'new', null],
    ['nobody is met', 'update', { name: 'Анна' }, {}, 'nothing', settled('skipped', 'not-found')],
    ['another name', 'upsert', { name: 'Анна' }, { byExternalId: anna }, 'changes', null],
    ['another name', 'update', { name: 'Анна' }, { byExternalId: anna }, 'changes', null],
    ['another name', 'create', { name: 'Анна' }, { byExternalId: anna }, 'nothing', settled('exists', 'already-exists')],
    ['another spelling', 'upsert', { name: 'ИВАНОВА   анна' }, { byExternalId: anna }, 'nothing', settled('unchanged', null)],
    ['another phone', 'upsert', { phone: '+7 900 000-00-02' }, { byExternalId: anna }, 'nothing', settled('unchanged', 'contact-not-applied')],
    ['its own e-mail', 'upsert', { email: 'anna@example.ru', name: 'А' }, { byExternalId: anna, byEmail: anna }, 'changes', null],
    ['the e-mail of an order', 'upsert', { email: 'anna@example.ru' }, { byEmail: fromOrder }, 'email-elsewhere', null],
    ['the e-mail of an order', 'create', { email: 'anna@example.ru' }, { byEmail: fromOrder }, 'email-elsewhere', null],
    ['the e-mail of an order', 'update', { email: 'anna@example.ru' }, { byEmail: fromOrder }, 'email-elsewhere', null],
    ['somebody’s e-mail', 'upsert', { email: 'anna@example.ru' }, { byEmail: otherShop }, 'email-elsewhere', null],
    ['somebody’s e-mail and another name', 'upsert', { email: 'x@example.ru', name: 'А' }, { byExternalId: anna, byEmail: otherShop }, 'email-elsewhere', null],
    ['only somebody’s e-mail', 'upsert', { email: 'x@example.ru' }, { byExternalId: anna, byEmail: otherShop }, 'nothing', settled('unchanged', 'contact-not-applied')],
    ['somebody’s internal id', 'upsert', { name: 'А' }, { byInternalId: otherShop }, 'leads-elsewhere', null],
    ['somebody’s internal id', 'update', { name: 'А' }, { byInternalId: fromOrder }, 'leads-elsewhere', null],
    ['an id that leads to two', 'upsert', { name: 'А' }, { byExternalId: anna, byInternalId: otherShop }, 'leads-elsewhere', null],
    ['the id of one in both ways', 'upsert', { name: 'А' }, { byExternalId: anna, byInternalId: anna }, 'changes', null],
    ['somebody’s internal id', 'create', { name: 'А' }, { byInternalId: otherShop }, 'new', null],
  ])('%s, mode %s, %j', (_what, mode, attributes, found, kind, outcome) => {
    expect(rowVerdict(row(attributes), meets(found), mode)).toMatchObject({ kind, settled: outcome });
  }); // prettier-ignore

  it.each<[ConsumerAttributes, Record<string, unknown>, boolean]>([
    [{ created_at: '2018-01-01T00:11:22+03:00' }, {}, true],
    [{ created_at: '2018-01-01T00:11:23+03:00' }, {}, false],
    [{ custom_attributes: { ltv: '27456' } }, {}, true],
    [{ custom_attributes: { ltv: 27456 } }, { custom_attributes: { ltv: '27456' } }, true],
    [{ custom_attributes: { ltv: '027456' } }, {}, false],
    [{ custom_attributes: { ltv: null } }, {}, false],
    [{ custom_attributes: { score: null } }, {}, true],
    [{ name: 'иванова анна', first_name: 'Анна' }, { first_name: 'Аня' }, true],
    [{ first_name: 'Анна' }, { first_name: 'Аня' }, false],
    [{ unsubscribed: false }, { unsubscribed: null }, true],
    [{ unsubscribed: true }, {}, false],
  ])('finds %j the same as %j: %s', (attributes, has, isSame) => {
    const consumer = listed('a', { ...anna.attributes, ...has });
    expect(rowVerdict(row(attributes), meets({ byExternalId: consumer }), 'upsert').kind).toBe(
      isSame ? 'nothing' : 'changes',
    );
  });

  it('tells what changes, from and to, and what cannot be changed', () => {
    const sent = { name: 'Анна', email: 'new@example.ru', custom_attributes: { ltv: 1, city: 'Тула' } };
    expect(rowVerdict(row(sent), meets({ byExternalId: anna }), 'upsert')).toMatchObject({
      changes: [
        { field: 'name', from: 'Иванова Анна', to: 'Анна' },
        { field: 'custom_attributes.ltv', from: '27456', to: '1' },
      ],
      keeps: [{ field: 'email', from: 'Anna@example.ru', to: 'new@example.ru' }],
    });
  });

  it('compares an adopted row with the consumer that it goes to', () => {
    const found = meets({ byEmail: fromOrder });
    const verdict = rowVerdict(row({ email: 'anna@example.ru', name: 'Анна', phone: '1' }), found, 'upsert', fromOrder);
    expect(verdict).toMatchObject({
      kind: 'changes',
      changes: [{ field: 'name', from: '', to: 'Анна' }],
      keeps: [{ field: 'phone' }],
    });
    expect(rowVerdict(row({ email: 'ANNA@example.ru' }), found, 'upsert', fromOrder).kind).toBe('nothing');
  });

  it('is what the practice shop does', () => {
    const ids = ['c1', 'c2', 'c3'];
    const emails = ['a@example.ru', 'B@example.ru', 'c@example.ru'];
    const attributes: fc.Arbitrary<ConsumerAttributes> = fc.record(
      {
        email: fc.constantFrom(...emails, 'b@example.ru'),
        name: fc.constantFrom('Анна', 'АННА', 'Вера'),
        phone: fc.constantFrom('+79000000001', '8 (900) 000-00-01', '79000000002'),
        custom_attributes: fc.dictionary(fc.constantFrom('ltv', 'city'), fc.constantFrom('1', '2', null)),
      },
      { requiredKeys: [] },
    );
    const sent = fc.record({ id: fc.constantFrom(...ids), attributes });
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 6 }), sent, (before, { id, attributes: wanted }) => {
        const store = openConsumerStore(':memory:', () => new Date(0));
        const shop = createConsumersApi(store, () => new Date(0));
        for (const one of before) shop.put(one.id, { data: { type: 'consumers', attributes: one.attributes } });
        const list = store
          .page({ offset: 0, limit: 100, search: '' })
          .consumers.flatMap(({ id: internal }) => store.find(internal) ?? []);
        const email = typeof wanted['email'] === 'string' ? wanted['email'].toLowerCase() : null;
        const found = {
          byExternalId: list.find((one) => externalIdOf(one) === id) ?? null,
          byInternalId: list.find((one) => one.id === id) ?? null,
          byEmail: list.find((one) => (one.attributes['email'] as string | undefined)?.toLowerCase() === email) ?? null,
        };
        const verdict = rowVerdict(row(wanted, id), meets(found), 'upsert');
        const answer = shop.put(id, { data: { type: 'consumers', attributes: wanted } });
        const after = store.findBy('external_id', id)?.attributes;
        store.close();
        const withoutTime = (values: Record<string, unknown> = {}) => ({ ...values, updated_at: null });
        switch (verdict.kind) {
          case 'new':
            expect(answer.status).toBe(201);
            break;
          case 'nothing':
            expect(withoutTime(after)).toEqual(withoutTime(found.byExternalId?.attributes));
            break;
          case 'changes':
            expect(answer.status).toBe(200);
            expect(withoutTime(after)).not.toEqual(withoutTime(found.byExternalId?.attributes));
            break;
          default:
            expect(verdict.kind).toBe('email-elsewhere');
            if (found.byExternalId === null) expect(answer.status).toBe(422);
        }
      }),
      { numRuns: 300 },
    );
  });
});
