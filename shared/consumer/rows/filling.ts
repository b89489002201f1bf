import type { DeliveryMode } from '../delivery-mode';
import type { RowRules, Target } from '../target';
import { canClear, type SentTarget } from './clearing';

/**
 * Whether a column can be sent only where the shop has no value (issue "Know the whole shop", 5). E-mail and phone of an existing consumer
 * are never changed anyway (api-contract.md, trap 1).
 */
export function canOnlyFill(target: Target): target is SentTarget {
  return canClear(target);
}

/** Whether a column is sent only where the shop has no value, by the person's choice. In create-only mode no consumer has one. */
export function onlyFills(target: Target, mode: DeliveryMode): boolean {
  return mode !== 'create' && canOnlyFill(target) && target.onlyIfEmpty === true;
}

/** Columns that are sent only where the shop has no value, in ascending order. */
export function onlyFillingColumns({ layout, mode }: Pick<RowRules, 'layout' | 'mode'>): number[] {
  return layout.targets.flatMap((target, column) => (onlyFills(target, mode) ? [column] : []));
}

/** The same target with this choice, which excludes that of `withClearing`. */
export function withOnlyFilling<T extends SentTarget>(target: T, onlyIfEmpty: boolean): T {
  const { onlyIfEmpty: _before, clears, ...rest } = target;
  if (onlyIfEmpty) return { ...rest, onlyIfEmpty } as T;
  return (clears === true ? { ...rest, clears } : rest) as T;
}
