import type { ConsumerField } from '../../../shared/consumer/fields';
import type { ColumnLayout, CustomType, Target } from '../../../shared/consumer/target';

export const field = (name: ConsumerField): Target => ({ kind: 'field', field: name });
export const custom = (key: string, type: CustomType = 'text'): Target => ({ kind: 'custom', key, type });
export const skip: Target = { kind: 'skip' };

export const layoutOf = (targets: Target[], rest: Partial<ColumnLayout> = {}): ColumnLayout => ({
  targets,
  constants: {},
  without: [],
  ...rest,
});

export const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
