import type { ConsumerField } from '../fields';
import type { DeliveryMode, RowRules, Target } from '../target';

/** A target that something is sent to. */
export type SentTarget = Exclude<Target, { kind: 'skip' }>;

/**
 * The id names the consumer, e-mail and phone are set at creation only (api-contract.md, traps 1 and 3), and the time of the last change
 * is the server's own: a `null` there would do nothing.
 */
const NEVER_CLEARED: ReadonlySet<ConsumerField> = new Set<ConsumerField>([
  'external_id',
  'email',
  'phone',
  'updated_at',
]);

/** Whether the empty cells of a column may clear what the server has there. */
export function canClear(target: Target): target is SentTarget {
  return target.kind === 'custom' || (target.kind === 'field' && !NEVER_CLEARED.has(target.field));
}

/** Whether they do, by the person's choice. A consumer that is only ever created has nothing to be cleared. */
export function clearsEmpty(target: Target, mode: DeliveryMode): boolean {
  return mode !== 'create' && canClear(target) && target.clears === true;
}

/** Columns whose empty cells clear values, ascending. */
export function clearingColumns({ layout, mode }: Pick<RowRules, 'layout' | 'mode'>): number[] {
  return layout.targets.flatMap((target, column) => (clearsEmpty(target, mode) ? [column] : []));
}

/** The same target with the choice made anew. */
export function withClearing<T extends SentTarget>(target: T, clears: boolean): T {
  const { clears: _before, ...rest } = target;
  return (clears ? { ...rest, clears } : rest) as T;
}
