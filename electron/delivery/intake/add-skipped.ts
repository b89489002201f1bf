import { chunksOf } from '../../../shared/delivery/chunks';
import type { WriteLock } from '../../storage/write-lock';
import type { SkippedInput } from '../store/new-delivery';
import type { RowStore } from '../store/row-store';

/**
 * Stores rows of a new delivery that are not sent, in pieces, so that main is not blocked.
 *
 * @param counts gets their numbers added
 */
export async function addSkipped(
  id: string,
  skipped: readonly SkippedInput[],
  into: { rows: Pick<RowStore, 'addRows'>; lock: WriteLock; at: string; rowsOfAPiece: number },
  counts: { rows: number; blocked: number; excluded: number },
): Promise<void> {
  counts.rows += skipped.length;
  for (const { reason } of skipped) counts[reason === 'excluded' ? 'excluded' : 'blocked'] += 1;
  for (const piece of chunksOf(skipped, into.rowsOfAPiece)) {
    await into.lock.turn();
    into.rows.addRows(id, [], piece, into.at);
  }
}
