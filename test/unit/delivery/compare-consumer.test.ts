import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConsumersApi } from '../../../electron/practice/consumers-api';
import { openConsumerStore } from '../../../electron/practice/consumer-store';
import type { ConsumerAttributes } from '../../../shared/consumer/payload-types';
import { attributesOf } from '../../../shared/delivery/answers/classify-answer';
import { compareConsumer, countCompared } from '../../../shared/delivery/compare/compare-consumer';
import { runs } from '../../fakes/number-of-runs';

const row = (attributes: ConsumerAttributes) => ({ row: 1, externalId: 'c1', attributes });
const anna = { external_id: 'c1', name: 'Анна', email: 'anna@example.ru', phone: null, custom_attributes: { ltv: 5 } };

describe('a row compared with the shop’s consumer', () => {
  it.each([
    ['upsert', null, 'would-create'],
    ['create', null, 'would-create'],
    ['update', null, 'not-there'],
    ['create', anna, 'exists'],
    ['upsert', { ...anna, external_id: 'c2' }, 'another'],
    ['create', { ...anna, external_id: 'c2' }, 'would-create'],
    ['update', { ...anna, external_id: 'c2' }, 'not-there'],
    ['upsert', anna, 'no-effect'],
    ['update', anna, 'no-effect'],
  ] as const)('in mode %s, if the shop has %j: %s', (mode, document, kind) => {
    expect(compareConsumer(row({ name: 'Анна' }), document, mode)).toMatchObject({ kind, changes: [], keeps: [] });
  });

  it('shows the old and the new values', () => {
    const sent = { name: 'Анна П.', avatar_url: null, phone: null, custom_attributes: { ltv: '6', city: 'Тула' } };
    const document = { ...anna, avatar_url: 'https://example.ru/a.png' };
    expect(compareConsumer(row(sent), document, 'upsert')).toMatchObject({
      kind: 'would-change',
      changes: [
        { field: 'name', from: 'Анна', to: 'Анна П.' },
        { field: 'avatar_url', from: 'https://example.ru/a.png', to: '' },
        { field: 'custom_attributes.ltv', from: '5', to: '6' },
        { field: 'custom_attributes.city', from: '', to: 'Тула' },
      ],
      keeps: [],
    });
  });

  it('lists e-mail and phone separately, since the shop keeps its own', () => {
    const compared = compareConsumer(row({ email: 'a@example.ru', phone: '+79000000001' }), anna, 'upsert');
    expect(compared).toMatchObject({
      kind: 'no-effect',
      changes: [],
      keeps: [
        { field: 'email', from: 'anna@example.ru', to: 'a@example.ru' },
        { field: 'phone', from: '', to: '+79000000001' },
      ],
    });
    expect(countCompared([compared, compared])).toMatchObject({ 'no-effect': 2, 'would-change': 0 });
  });

  it('has no effect after it was sent', () => {
    const scalar = fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.boolean(), fc.constant(null));
    const name = fc.string({ unit: fc.constantFrom('А', 'н', 'ß', 'ς', ' ', '\u00a0', '-'), maxLength: 5 });
    const text = fc.option(fc.oneof(fc.string({ maxLength: 5 }), name));
    const zone = fc.constantFrom('Z', '+03:00', '-11:30');
    const attributes: fc.Arbitrary<ConsumerAttributes> = fc.record(
      {
        name: text,
        first_name: text,
        email: text,
        phone: text,
        created_at: zone.map((offset) => `2018-01-01T00:11:22${offset}`),
        unsubscribed: fc.option(fc.boolean()),
        custom_attributes: fc.dictionary(fc.constantFrom('ltv', 'city', 'name', 'constructor'), scalar),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.option(attributes), attributes, (before, sent) => {
        const store = openConsumerStore(':memory:', () => new Date(0));
        const shop = createConsumersApi(store, () => new Date(0));
        const document = () =>
          attributesOf('body' in shop.get('c1') ? (shop.get('c1') as { body: unknown }).body : null);
        const put = (value: ConsumerAttributes) => shop.put('c1', { data: { type: 'consumers', attributes: value } });
        if (before !== null) put(before);
        const was = document();
        const promised = compareConsumer(row(sent), was, 'upsert');
        put(sent);
        const after = compareConsumer(row(sent), document(), 'upsert');
        store.close();
        expect(after).toMatchObject({ kind: 'no-effect', changes: [] });
        // The shop has kept what the comparison said it would keep. A new consumer got all values.
        expect(after.keeps).toEqual(promised.keeps);
        expect(promised.kind === 'would-create').toBe(was === null);
      }),
      { numRuns: runs(200) },
    );
  });
});
