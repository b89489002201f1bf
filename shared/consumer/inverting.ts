import { FIELD_KIND, type ConsumerField } from './fields';
import type { Target } from './target';

/** A field that is yes or no. Its column may say the opposite: «Подписан на рассылку» for `unsubscribed`. */
export type FlagTarget = Extract<Target, { kind: 'field' }>;

export function canInvert(target: Target): target is FlagTarget {
  return target.kind === 'field' && isFlag(target.field);
}

/** Whether yes in the column is sent as no. */
export function isInverted(target: Target): boolean {
  return canInvert(target) && target.inverted === true;
}

export function withInverting(target: FlagTarget, inverted: boolean): FlagTarget {
  const { inverted: _before, ...rest } = target;
  return inverted ? { ...rest, inverted } : rest;
}

export function isFlag(field: ConsumerField): boolean {
  return FIELD_KIND[field] === 'boolean';
}
