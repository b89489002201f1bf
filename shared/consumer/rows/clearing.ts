import type { ConsumerField } from '../fields';
import type { DeliveryMode } from '../delivery-mode';
import type { RowRules, Target } from '../target';

/** A target whose cells are sent. */
export type SentTarget = Exclude<Target, { kind: 'skip' }>;

/**
 * The id names the consumer, e-mail and phone are set only at creation (api-contract.md, traps 1 and 3), and the server sets `updated_at`
 * itself. A `null` there would have no effect.
 */
const NEVER_CLEARED: ReadonlySet<ConsumerField> = new Set<ConsumerField>([
  'external_id',
  'email',
  'phone',
  'updated_at',
]);

/** Whether empty cells of a column can clear the value at the server. */
export function canClear(target: Target): target is SentTarget {
  return target.kind === 'custom' || (target.kind === 'field' && !NEVER_CLEARED.has(target.field));
}

/**
 * Whether empty cells do clear the value, by the person's choice. In create-only mode there is nothing to clear, nor where a value is only
 * sent if the shop has none.
 */
export function clearsEmpty(target: Target, mode: DeliveryMode): boolean {
  return mode !== 'create' && canClear(target) && target.clears === true && target.onlyIfEmpty !== true;
}

/** Columns whose empty cells clear values, in ascending order. */
export function clearingColumns({ layout, mode }: Pick<RowRules, 'layout' | 'mode'>): number[] {
  return layout.targets.flatMap((target, column) => (clearsEmpty(target, mode) ? [column] : []));
}

/** The same target with this choice, which excludes that of `withOnlyFilling`. */
export function withClearing<T extends SentTarget>(target: T, clears: boolean): T {
  const { clears: _before, onlyIfEmpty, ...rest } = target;
  if (clears) return { ...rest, clears } as T;
  return (onlyIfEmpty === true ? { ...rest, onlyIfEmpty } : rest) as T;
}
