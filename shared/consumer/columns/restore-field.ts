import type { ConsumerField } from '../fields';
import type { ColumnLayout } from '../target';

/** Removes a field's constant, and no longer leaves the field out. */
export function restoreField(layout: ColumnLayout, field: ConsumerField): ColumnLayout {
  const { [field]: _constant, ...constants } = layout.constants;
  return { ...layout, constants, without: layout.without.filter((present) => present !== field) };
}
