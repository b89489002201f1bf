import type { DeliverySummary } from '../../../shared/delivery/summary';
import { isOver } from '../../../shared/delivery/state';

/** What else is lost when a delivery is deleted, beside its outcomes, in rows. Each has a sentence `history.<key>`. */
export interface DeletionLoss {
  key: 'deleteUnsent' | 'deleteFailed' | 'deleteBefore';
  count: number;
}

/** @param restorable consumers whose previous values are kept */
export function deletionLosses(
  {
    state,
    pending,
    outcomes,
    failedWipedAt,
  }: Pick<DeliverySummary, 'state' | 'pending' | 'outcomes' | 'failedWipedAt'>,
  restorable: number,
): DeletionLoss[] {
  const losses: DeletionLoss[] = [
    // The unsent rows of a stopped delivery were erased when it was stopped.
    { key: 'deleteUnsent', count: isOver(state) ? 0 : pending },
    { key: 'deleteFailed', count: failedWipedAt === null ? outcomes.failed : 0 },
    { key: 'deleteBefore', count: restorable },
  ];
  return losses.filter(({ count }) => count > 0);
}
