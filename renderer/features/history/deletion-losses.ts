import type { DeliverySummary } from '../../../shared/delivery/summary';

/** What goes for good with a deleted delivery, beside its outcomes, in rows: each has a sentence `history.<key>`. */
export interface DeletionLoss {
  key: 'deleteUnsent' | 'deleteFailed' | 'deleteBefore';
  count: number;
}

/** @param restorable consumers whose values before are kept */
export function deletionLosses(
  {
    state,
    pending,
    outcomes,
    failedWipedAt,
  }: Pick<DeliverySummary, 'state' | 'pending' | 'outcomes' | 'failedWipedAt'>,
  restorable: number,
): DeletionLoss[] {
  const isOver = state.status === 'finished' || state.status === 'stopped';
  const losses: DeletionLoss[] = [
    // What a stopped delivery did not send was wiped when it was stopped.
    { key: 'deleteUnsent', count: isOver ? 0 : pending },
    { key: 'deleteFailed', count: failedWipedAt === null ? outcomes.failed : 0 },
    { key: 'deleteBefore', count: restorable },
  ];
  return losses.filter(({ count }) => count > 0);
}
