import type { ConsumerField } from '../fields';
import { FIELD_KIND } from '../fields';
import type { LayoutProblem } from '../issue';
import { cellFaults } from '../cells/read-cell';
import { rowPlan } from './row-plan';
import type { RowRules } from '../target';

/** Constants that cannot be sent. Each is reported once, not as an issue of every row. */
export function constantProblems(rules: RowRules): LayoutProblem[] {
  return rowPlan(rules).constants.flatMap(({ field, text }): LayoutProblem[] =>
    isFitConstant(field, text, rules) ? [] : [{ code: 'constant-faulty', field, value: text }],
  );
}

/** Whether the value is valid for the field in every row. */
export function isFitConstant(
  field: ConsumerField,
  value: string,
  rules: Pick<RowRules, 'timeZone' | 'mode'>,
): boolean {
  return cellFaults(value, FIELD_KIND[field], rules).length === 0;
}
