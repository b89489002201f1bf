import { restoreField } from '../../shared/consumer/columns/restore-field';
import type { ConsumerField, RequiredField } from '../../shared/consumer/fields';
import type { LayoutProblem } from '../../shared/consumer/issue';
import type { ColumnLayout, Target } from '../../shared/consumer/target';

/** Gives a column another target. A field that a column fills needs no constant and is no longer left out. */
export function withTarget(layout: ColumnLayout, column: number, target: Target): ColumnLayout {
  const targets = layout.targets.map((present, index) => (index === column ? target : present));
  return target.kind === 'field' ? { ...restoreField(layout, target.field), targets } : { ...layout, targets };
}

/** Fills a field that no column fills with the same value in every row. */
export function withConstant(layout: ColumnLayout, field: ConsumerField, value: string): ColumnLayout {
  const restored = restoreField(layout, field);
  return { ...restored, constants: { ...restored.constants, [field]: value } };
}

/** Leaves out a required field on purpose. */
export function withoutField(layout: ColumnLayout, field: RequiredField): ColumnLayout {
  const restored = restoreField(layout, field);
  return { ...restored, without: [...restored.without, field] };
}

/** The columns that a layout problem concerns. */
export function columnsOf(problem: LayoutProblem): readonly number[] {
  switch (problem.code) {
    case 'required-missing':
    case 'constant-faulty':
      return [];
    case 'field-twice':
    case 'custom-key-twice':
      return problem.columns;
    case 'custom-key-empty':
    case 'custom-key-unsafe':
    case 'first-name-reset':
    case 'header-empty':
    case 'header-repeated':
      return [problem.column];
  }
}
