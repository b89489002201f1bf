import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canClear, clearingColumns, withClearing, type SentTarget } from '../../../shared/consumer/rows/clearing';
import { carryLayout } from '../../../shared/consumer/columns/carry-layout';
import { CONSUMER_FIELDS } from '../../../shared/consumer/fields';
import { prepareRow } from '../../../shared/consumer/rows/prepare-row';
import { applySavedLayout, savedLayoutSchema, toSavedLayout } from '../../../shared/consumer/columns/saved-layout';
import { DELIVERY_MODES, type DeliveryMode } from '../../../shared/consumer/delivery-mode';
import { targetSchema, type Target } from '../../../shared/consumer/target';
import { custom, field, layoutOf, skip } from './rules';

const clearing = (target: Target): Target => (canClear(target) ? withClearing(target, true) : target);
const rulesOf = (targets: Target[], mode: DeliveryMode = 'upsert') => ({
  layout: layoutOf(targets),
  timeZone: 'Europe/Moscow',
  mode,
});
const TARGETS = [
  field('external_id'),
  clearing(field('name')),
  field('first_name'),
  clearing(custom('city')),
  clearing(custom('ltv', 'number')),
  custom('note'),
];

describe('an empty cell', () => {
  it('clears the value if that was chosen, and is left out otherwise', () => {
    const { attributes } = prepareRow(1, ['1', '', '', ' \u00a0', '', ''], rulesOf(TARGETS));
    expect(attributes).toEqual({ name: null, custom_attributes: { city: null, ltv: null } });
  });

  it('is the only cell that clears: a value is sent, and an unreadable cell is left out', () => {
    expect(prepareRow(1, ['1', 'Анна', '', '#N/A', 'много', ''], rulesOf(TARGETS)).attributes).toEqual({
      name: 'Анна',
    });
    expect(prepareRow(1, ['1', '0', '', '-', '0', ''], rulesOf(TARGETS)).attributes).toEqual({
      name: '0',
      custom_attributes: { city: '-', ltv: 0 },
    });
  });

  it('clears nothing in create-only mode', () => {
    expect(prepareRow(1, ['1', '', '', '', '', ''], rulesOf(TARGETS, 'create')).attributes).toEqual({});
    expect(DELIVERY_MODES.map((mode) => clearingColumns(rulesOf(TARGETS, mode)).length)).toEqual([3, 0, 3]);
  });

  it('clears nothing if the reader is not sure of it or of the shape of its row', () => {
    const cells = ['1', '', '', '', '', ''];
    expect(prepareRow(1, cells, rulesOf(TARGETS), [{ column: 3 }]).attributes).toEqual({
      name: null,
      custom_attributes: { ltv: null },
    });
    expect(prepareRow(1, cells, rulesOf(TARGETS), [{ column: null }]).attributes).toEqual({});
  });

  it('never clears an id, an e-mail, a phone or the time of the last change, even if a stored layout says so', () => {
    const stored = CONSUMER_FIELDS.map((name) =>
      targetSchema.parse(JSON.parse(JSON.stringify({ ...field(name), clears: true }))),
    );
    const { attributes } = prepareRow(
      1,
      stored.map(() => ''),
      rulesOf(stored),
    );
    expect(Object.keys(attributes).sort()).toEqual(
      ['avatar_url', 'complained', 'created_at', 'first_name', 'name', 'unsubscribed'].sort(),
    );
    expect(canClear(skip)).toBe(false);
  });

  it('is the only source of null', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('', ' ', '\u200b', '1', 'да', '#REF!', '2018-01-01', '31.02.2018'),
    );
    const target = fc.constantFrom(
      ...(['text', 'number', 'boolean', 'date'] as const).map((type) => clearing(custom('key', type))),
      ...(['name', 'created_at', 'unsubscribed'] as const).map((name) => clearing(field(name))),
    );
    fc.assert(
      fc.property(cell, target, (text, into) => {
        const { attributes } = prepareRow(1, ['1', text], rulesOf([field('external_id'), into]));
        const isNull = JSON.stringify(attributes).endsWith(':null}') || JSON.stringify(attributes).endsWith(':null}}');
        expect(isNull).toBe(text.replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '') === '');
      }),
    );
  });
});

describe('the choice to clear', () => {
  it('can be made and reverted without a trace', () => {
    const target = custom('city') as SentTarget;
    expect(withClearing(withClearing(target, true), false)).toEqual(target);
    expect(Object.keys(withClearing(target, false))).not.toContain('clears');
  });

  it('is remembered by the shop with its column, and carried to a sheet with more columns', () => {
    const headers = ['id', 'Город'];
    const layout = layoutOf([field('external_id'), clearing(custom('city'))]);
    const saved = savedLayoutSchema.parse(JSON.parse(JSON.stringify(toSavedLayout(headers, layout))));
    expect(applySavedLayout(headers.toReversed(), saved)?.targets).toEqual(layout.targets.toReversed());
    expect(carryLayout(headers, layout, ['Город', 'ltv', 'id']).targets).toEqual([
      clearing(custom('city')),
      custom('ltv'),
      field('external_id'),
    ]);
  });

  it('is off in layouts stored before the choice existed', () => {
    const before = {
      targets: [
        { header: 'id', target: { kind: 'field', field: 'external_id' } },
        { header: 'Город', target: { kind: 'custom', key: 'city', type: 'text' } },
      ],
      constants: {},
      without: [],
    };
    const layout = applySavedLayout(['id', 'Город'], savedLayoutSchema.parse(before));
    expect(layout).toEqual(layoutOf([field('external_id'), custom('city')]));
  });
});
