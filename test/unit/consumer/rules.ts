import type { ConsumerField } from '../../../shared/consumer/fields';
import type { ColumnLayout, CustomType, RowRules, Target } from '../../../shared/consumer/target';

export const field = (name: ConsumerField): Target => ({ kind: 'field', field: name });
export const custom = (key: string, type: CustomType = 'text'): Target => ({ kind: 'custom', key, type });
export const skip: Target = { kind: 'skip' };

export const layoutOf = (targets: Target[], rest: Partial<ColumnLayout> = {}): ColumnLayout => ({
  targets,
  constants: {},
  without: [],
  ...rest,
});

export const rulesOf = (targets: Target[], rest: Partial<RowRules> & Partial<ColumnLayout> = {}): RowRules => ({
  layout: layoutOf(targets, { constants: rest.constants ?? {}, without: rest.without ?? [] }),
  timeZone: rest.timeZone ?? 'Europe/Moscow',
  mode: rest.mode ?? 'upsert',
});

/** One column of each kind there is. */
export const everyKind: Target[] = [
  field('external_id'),
  field('email'),
  field('name'),
  field('phone'),
  field('created_at'),
  field('unsubscribed'),
  custom('note'),
  custom('ltv', 'number'),
  custom('vip', 'boolean'),
  custom('born', 'date'),
  skip,
];

export const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
