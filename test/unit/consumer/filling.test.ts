import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cabinetColumns } from '../../../shared/consumer/cabinet/cabinet-columns';
import { applySavedLayout, savedLayoutSchema, toSavedLayout } from '../../../shared/consumer/columns/saved-layout';
import { clearsEmpty, withClearing } from '../../../shared/consumer/rows/clearing';
import { canOnlyFill, onlyFillingColumns, withOnlyFilling } from '../../../shared/consumer/rows/filling';
import { CONSUMER_FIELDS } from '../../../shared/consumer/fields';
import { DELIVERY_MODES } from '../../../shared/consumer/delivery-mode';
import type { RowRules, Target } from '../../../shared/consumer/target';
import { consumerToFill, fieldsOnlyIfEmpty } from '../../../shared/consumer/verdict/only-if-empty';
import { field, layoutOf } from './rules';

const filling = (target: Target): Target => (canOnlyFill(target) ? withOnlyFilling(target, true) : target);
const CITY: Target = { kind: 'custom', key: ' city ', type: 'text' };
const rulesOf = (mode: RowRules['mode'] = 'upsert'): RowRules => ({
  layout: layoutOf([...CONSUMER_FIELDS.map((name) => field(name)), CITY, { kind: 'skip' } as const].map(filling)),
  timeZone: 'Europe/Moscow',
  mode,
});

describe('a column that is sent only where the shop has no value', () => {
  it('is none that the shop never changes, and is an ordinary one if consumers are only created', () => {
    const chosen = DELIVERY_MODES.map((mode) => onlyFillingColumns(rulesOf(mode)).length);
    expect(chosen).toEqual([CONSUMER_FIELDS.length - 4 + 1, 0, CONSUMER_FIELDS.length - 4 + 1]);
    const fields = fieldsOnlyIfEmpty(rulesOf());
    expect(['external_id', 'email', 'phone', 'updated_at'].filter((name) => fields.has(name))).toEqual([]);
    expect(['name', 'unsubscribed', 'custom_attributes.city'].every((name) => fields.has(name))).toBe(true);
  });

  it('clears nothing: of the two choices the last one counts', () => {
    const target = { kind: 'field', field: 'name' } as const;
    expect(withOnlyFilling(withClearing(target, true), true)).toEqual({ ...target, onlyIfEmpty: true });
    expect(withClearing(withOnlyFilling(target, true), true)).toEqual({ ...target, clears: true });
    expect(withOnlyFilling(withOnlyFilling(target, true), false)).toEqual(target);
    expect(withOnlyFilling(withClearing(target, true), false)).toEqual({ ...target, clears: true });
    expect(withClearing(withOnlyFilling(target, true), false)).toEqual({ ...target, onlyIfEmpty: true });
    expect(clearsEmpty({ ...target, clears: true, onlyIfEmpty: true }, 'upsert')).toBe(false);
  });

  it('is one in the layout that a shop remembers', () => {
    const { layout } = rulesOf();
    const headers = layout.targets.map((_, column) => `Столбец ${column}`);
    const saved = savedLayoutSchema.parse(JSON.parse(JSON.stringify(toSavedLayout(headers, layout))));
    expect(applySavedLayout(headers, saved)).toEqual(layout);
  });

  it('is not in the file for the cabinet, where an empty cell may clear a value', () => {
    const { columns, onlyFilling } = cabinetColumns(layoutOf([field('external_id'), filling(CITY), CITY]));
    expect(columns.map(({ header }) => header)).toEqual([
      'external_id',
      'email',
      'name',
      'phone',
      'created_at',
      'city',
    ]);
    expect(onlyFilling).toEqual(['city']);
  });

  it('is decided by the consumer of the id, and by nobody if that leads elsewhere', () => {
    const consumer = fc.record({ id: fc.constantFrom('a', 'b'), attributes: fc.constant({}) });
    const maybe = fc.option(consumer);
    fc.assert(
      fc.property(maybe, maybe, (byExternalId, byInternalId) => {
        const found = consumerToFill({ byExternalId, byInternalId });
        const isSame = byInternalId === null || byInternalId.id === byExternalId?.id;
        expect(found).toBe(isSame ? byExternalId : 'unknown');
      }),
    );
    expect(consumerToFill(null)).toBe('unknown');
  });
});
